"""Invented papers, and the pages of several sites around them, as they arrive when a whole page is copied."""

# ruff: noqa: E501 - pages and records stand as they are

from __future__ import annotations

TITLE = "Quercamab blocks IL-6 release and slows the growth of pancreatic organoids through SOCS3"
ABSTRACT = (
    "Pancreatic tumors live on signals from the cells around them, and IL-6 is the best known of these signals. "
    "Here we show that quercamab, an invented antibody, blocks the release of IL-6 from stellate cells (IC50 = 4.2 nM; p < 0.001). "
    "Loss of IL-6 lowered STAT3 phosphorylation in organoids, whereas SOCS3 rose by 2.5-fold in vitro and in vivo . "
    "Knockdown of SOCS3 restored growth. "
    "Together, these data suggest that SOCS3 mediates the effect of quercamab."
)
SECOND_TITLE = "Hypoxia drives lysyl oxidase expression in chondrocytes via HIF-2α"
SECOND = (
    "Cartilage has little oxygen, yet how chondrocytes answer to even less of it is not clear. "
    "We found that 1% oxygen increased LOX mRNA and protein, and that HIF-2α but not HIF-1α bound the LOX promoter. "
    "Silencing of HIF-2α abolished the effect. These results identify LOX as a target of HIF-2α."
)
STRUCTURED = [
    "BACKGROUND: The role of TGF-β1 in tendon repair is debated.",
    "METHODS: We treated tenocytes from 14 donors with TGF-β1 (5 ng/ml) for 48 h.",
    "RESULTS: TGF-β1 induced SCX and COL1A1. It did not change MMP3.",
    "CONCLUSIONS: TGF-β1 promotes a tendon-like state.",
]

QXMD = """Add like
Add dislike
Add to saved papers

{title}

Journal of Invented Oncology 2021 March 4
{abstract}

Full text links

We have located links that may give you full text access.
Can't access the paper?
Try logging in through your university/institutional subscription. For a smoother one-click institutional access experience, please use our mobile app.

Related Resources

For the best experience, use the Read mobile app

All material on this website is protected by copyright, Copyright © 1994-2024 by WebMD LLC.
This website also contains material copyrighted by 3rd parties.

By using this service, you agree to our terms of use and privacy policy.

Your Privacy Choices Toggle icon
You can now claim free CME credits for this literature searchClaim now
"""

PUBMED = """Skip to main page content
NIH NLM Logo
Access keys
NCBI Homepage
MyNCBI Homepage
Main Content
Main Navigation
An official website of the United States government
Here's how you know
The .gov means it's official.
Federal government websites often end in .gov or .mil. Before sharing sensitive information, make sure you're on a federal government site.
The site is secure.
The https:// ensures that you are connecting to the official website and that any information you provide is encrypted and transmitted securely.
Log in
Search PubMed
Advanced  Clipboard
User Guide
Save
Email
Send to
Display options
J Invented Oncol
. 2021 Mar 4;12(3):210-221. doi: 10.9999/jio.2021.0042. Epub 2021 Jan 9.
{title}
Ada Lovell 1 2, Bruno Castellan 3, Chen Wei 1
Affiliations Expand
PMID: 31999999 PMCID: PMC7999999 DOI: 10.9999/jio.2021.0042
Free PMC article
Abstract
{abstract}

Keywords: IL-6; SOCS3; organoids; pancreas.

© 2021 The Authors. Published by Invented Press.

PubMed Disclaimer

Conflict of interest statement
The authors declare no conflict of interest.

Figures
Figure 1
Figure 1. Quercamab blocks IL-6.

Similar articles
IL-6 and the pancreas: an invented review of many things.
Doe J, Roe R. Doe J, et al. J Made Up Res. 2019 May;3(2):1-9. doi: 10.9999/jmr.1. PMID: 30999999 Review.
See all similar articles
Cited by
References
1. Doe J. Old findings on IL-6. J Made Up Res. 2001;1:1-2.
Publication types
Research Support, Non-U.S. Gov't
MeSH terms
Interleukin-6 / metabolism
LinkOut - more resources
Full Text Sources
Europe PubMed Central
"""

SCIENCE_DIRECT = """Skip to main content
Skip to article
Elsevier logo
Journals & Books
Help
Search
My account
Sign in
View PDF
Download full issue
Outline
Highlights
Abstract
Keywords
1. Introduction
Show full outline
Figures (6)
Tables (2)
Invented Cell Reports
Volume 38, Issue 4, 4 March 2021, Pages 210-221
Research article
{title}
Author links open overlay panel
Ada Lovell a b, Bruno Castellan c, Chen Wei a
Show more
Add to Mendeley
Share
Cite
https://doi.org/10.9999/icr.2021.0042
Get rights and content
Under a Creative Commons license
open access
Highlights
•Quercamab blocks the release of IL-6.
•SOCS3 mediates growth arrest in organoids.
Abstract
{abstract}
Graphical abstract
Download: Download high-res image (300KB)
Keywords
IL-6
SOCS3
1. Introduction
Tumors of the pancreas are among the deadliest. Their stroma is dense and rich in signals, and many of these were studied over the last decade.
Recommended articles
References
View in Scopus
Google Scholar
Cited by (12)
© 2021 Elsevier Inc. All rights reserved.
"""

NATURE = """Skip to main content
Thank you for visiting nature.com. You are using a browser version with limited support for CSS. To obtain the best experience, we recommend you use a more up to date browser (or turn off compatibility mode in Internet Explorer).
Advertisement
Invented Communications
View all journals
Search
Log in
Explore content
About the journal
Publish with us
Sign up for alerts
RSS feed
nature
invented communications
articles
article
Article
Open access
Published: 04 March 2021
{title}
Ada Lovell, Bruno Castellan & Chen Wei
Invented Communications volume 12, Article number: 1421 (2021) Cite this article
12k Accesses
34 Citations
56 Altmetric
Metrics details
Abstract
{abstract}
Similar content being viewed by others
IL-6 in the stroma of invented tumors
Article Open access
12 May 2020
Introduction
Tumors of the pancreas are among the deadliest. Their stroma is dense and rich in signals, and many of these were studied over the last decade.
"""

WILEY = """Invented Journal of Cancer
Volume 145, Issue 3 p. 600-610
Cancer Genetics and Epigenetics
Free Access
{title}
Ada Lovell, Bruno Castellan, Chen Wei
First published: 04 March 2021
https://doi.org/10.9999/ijc.32333
Citations: 12
About
Sections
PDF
Tools
Share
Abstract
{abstract}
What's new?
Citing Literature
Supporting Information
Advertisement
Recommended
Download PDF
© 2021 John Wiley & Sons, Inc. All rights reserved.
Additional links
About Wiley Online Library
Privacy Policy
Terms of Use
About Cookies
Manage Cookies
"""

SPRINGER = """Advertisement
SpringerLink
Log in
Menu
Find a journal
Publish with us
Track your research
Search
Cart
Home
Invented Cell Biology
Article
{title}
Original Paper
Published: 04 March 2021
Volume 58, pages 77–89, (2021)
Cite this article
Invented Cell Biology
Aims and scope
Submit manuscript
Ada Lovell1, Bruno Castellan2 & Chen Wei1
321 Accesses
3 Citations
1 Altmetric
Explore all metrics
Abstract
{abstract}
This is a preview of subscription content, log in via an institution to check access.
Access this article
Log in via an institution
Subscribe and save
Springer+ Basic
Get 10 units per month
Buy Now
Price excludes VAT (USA)
Tax calculation will be finalised during checkout.
Instant access to the full article PDF.
"""

EUROPE_PMC = """Europe PMC
About
Tools
Developers
Help
Search life-sciences literature (44,123,456 articles, preprints and more)
Abstract
Full text
Citations & impact
Similar Articles
{title}
Lovell A, Castellan B, Wei C
Journal of Invented Oncology, 04 Mar 2021, 12(3):210-221
DOI: 10.9999/jio.2021.0042 PMID: 31999999 PMCID: PMC7999999
Free full text in Europe PMC
Share this article
Abstract
{abstract}
Free full text
References
Articles referenced by this article (42)
Full text links
Read article at publisher's site: https://doi.org/10.9999/jio.2021.0042
"""

RESEARCH_GATE = """Home
More
Search for publications, researchers, or questions
Log in
Join for free
Article
PDF Available
{title}
March 2021Journal of Invented Oncology 12(3):210-221
DOI:10.9999/jio.2021.0042
License
CC BY 4.0
Authors:
Ada Lovell
University of Nowhere
Bruno Castellan
Chen Wei
Download full-text PDF
Read full-text
Download citation
Copy link
Citations (12)
References (42)
Figures (5)
Abstract
{abstract}
Discover the world's research
25+ million members
160+ million publication pages
2.3+ billion citations
Join for free
"""

BIORXIV = """Skip to main content
Home
About
Submit
ALERTS / RSS
Search for this keyword
Advanced Search
New Results
Follow this preprint
{title}
View ORCID ProfileAda Lovell, Bruno Castellan, Chen Wei
doi: https://doi.org/10.1101/2021.03.04.433999
This article is a preprint and has not been certified by peer review [what does this mean?].
Abstract
Full Text
Info/History
Metrics
Preview PDF
Abstract
{abstract}
Competing Interest Statement
The authors have declared no competing interest.
Copyright
The copyright holder for this preprint is the author/funder. All rights reserved. No reuse allowed without permission.
Back to top
Posted March 04, 2021.
Download PDF
Email
Share
"""

PMC = """An official website of the United States government
Here's how you know
Search PMC Full-Text Archive
Advanced Search
User Guide
Journal List
J Invented Oncol
PMC7999999
As a library, NLM provides access to scientific literature. Inclusion in an NLM database does not imply endorsement of, or agreement with, the contents by NLM or the National Institutes of Health.
Learn more: PMC Disclaimer | PMC Copyright Notice
Journal of Invented Oncology logo
J Invented Oncol. 2021 Mar 4; 12(3): 210–221.
Published online 2021 Jan 9. doi: 10.9999/jio.2021.0042
PMCID: PMC7999999
PMID: 31999999
{title}
Ada Lovell,#1,2 Bruno Castellan,#3 and Chen Wei1
Author information Article notes Copyright and License information PMC Disclaimer
Associated Data
Supplementary Materials
Abstract
{abstract}

Keywords: IL-6, SOCS3, organoids
Go to:
INTRODUCTION
Tumors of the pancreas are among the deadliest. Their stroma is dense and rich in signals, and many of these were studied over the last decade.
"""

PAGES = {
    "Read by QxMD": QXMD,
    "PubMed": PUBMED,
    "ScienceDirect": SCIENCE_DIRECT,
    "Nature": NATURE,
    "Wiley": WILEY,
    "Springer": SPRINGER,
    "Europe PMC": EUROPE_PMC,
    "ResearchGate": RESEARCH_GATE,
    "bioRxiv": BIORXIV,
    "PMC": PMC,
}


def page(site: str, title: str = TITLE, abstract: str = ABSTRACT) -> str:
    """Return the page of *site* around a paper."""
    return PAGES[site].format(title=title, abstract=abstract)
