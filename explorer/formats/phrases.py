"""Phrases that stand on web pages and never in an abstract: what `clutter` judges lines by."""

from __future__ import annotations

import re

# Speaks to the reader or of the page itself. Each is enough to make a *single* sentence one of the page.
ADDRESS = re.compile(
    r"""(?ix)
    \byou(?:r|rs|rself|['’](?:re|ve|ll))?\b | \bplease\b
    | \b(?:we|us|our\ (?:partners|site|website)|this\ (?:web)?site|website|site)\b.{0,60}\bcookies?\b
    | \bcookies?\b.{0,60}\b(?:website|site|browser|experience|analytics|accept|consent|preferences)\b
    | \bour\ (?:web)?(?:site|page|pages|service|services|app|apps|mobile\ app|newsletter|partners|privacy|terms|
    cookie|content|journals?|readers|platform|policy|policies|help)\b
    | \b(?:this|the)\ (?:page|service|website)\b\ (?:is|uses|contains|requires|may|was|has|will|works)\b
    | \b(?:this|the)\ site\ (?:uses|requires|works|is\ (?:secure|protected))\b
    | \bon\ (?:this|our)\ (?:page|website)\b | \bon\ our\ site\b | \bbrowse\ this\ site\b
    | \bmaterial\ on\ this\ (?:web)?site\b
    | \b(?:sign|log)(?:ing|ging)?[\ -]?in\b | \blogin\b
    | \bsubscri(?:be|bers?|ption|ptions)\b(?=.{0,80}\b(?:access|journal|content|newsletter|alerts?|institution|
    today|now|only|required)\b)
    | \bnewsletters?\b
    | \bprivacy\ (?:policy|notice|statement|choices)\b | \bterms\ (?:of|and)\ (?:use|service|conditions|sale)\b
    | \bterms\ &\ conditions\b
    | \ball\ rights\ reserved\b | \bmobile\ app\b(?=.{0,60}\b(?:access|download|experience|read)\b) | \bapp\ store\b
    | \bgoogle\ play\b
    | \bjavascript\b | \bfull[\ -]text\ (?:access|links?|is\ available|available|options?)\b
    | \binstitutional\ (?:access|login|subscription)\b
    | \bpreview\ of\ subscription\ content\b | \bclick\ (?:here|on|to|the)\b | \bfree\ (?:trial|CME)\b
    | \bcopyright(?:ed)?\b | ©
    | \bcreative\ commons\b | \bopen\ access\ (?:article|funding)\b | \bdistributed\ under\ the\ terms\b
    | \bNLM\ provides\b | \bimply\ endorsement\b | \bNCBI\ database\b
    | \b(?:has|have)\ not\ been\ certified\ by\ peer\ review\b | \bnot\ (?:been\ )?peer[\ -]reviewed\b
    | \bpublisher['’]?s?\ note\b
    | \bofficial\ website\b | \b\.gov\b | \bhttps://\ ensures\b | \bno\ abstract\ (?:is\ )?available\b
    | \barticle\ (?:is|has\ been)\ (?:cited|viewed|downloaded)\b
    | \bdownload\ (?:the|this|full|pdf|citation|article)\b | \be-?mail\ alerts?\b | \bresearchgate\b
    | \bcited\ by\b.{0,30}\d | \badvertis(?:ement|ing|ements)\b
    """
)
# A paragraph of several sentences needs one of these to be the page's.
HARD = re.compile(
    r"""(?ix)
    \bcookies?\b | \bprivacy\ (?:policy|notice|choices)\b | \bterms\ (?:of|and)\ (?:use|service|conditions)\b
    | \bthis\ website\b
    | \bour\ (?:web)?site\b | \ball\ rights\ reserved\b | © | \bcreative\ commons\b | \bsign\ in\b | \blog\ ?in\b
    | \bsubscri(?:be|ption)
    | \.gov\b | \bmobile\ app\b | \bclick\ here\b | \byour\b | \byou\b | \bcopyright | \bpeer\ review | \bnewsletter
    | \bresearchgate\b | \bNLM\ provides\b
    """
)

# Whole lines, compared in lower case without punctuation at the end and without counts.
LINES = frozenset(
    line.strip()
    for line in """
    abstract and keywords | accept | accept all | accept all cookies | accept cookies | access | access options
    | access provided by | access this article
    access through your institution | account | account settings | acknowledgements | actions | add dislike
    | add like | add to cart | add to collections | add to favorites
    add to library | add to mendeley | add to my library | add to saved papers | add to search | advanced
    | advanced search | advertisement | advertising | affiliation | affiliations | affiliations expand
    alert | alerts | all issues | all journals | all rights reserved | announcements | annotations | article
    | article contents | article info | article information | article menu
    article metrics | article navigation | article notes | article outline | article preview | article tools
    | articles | articles & issues | associated content | associated data
    ask question | at a glance | author information | author notes | authors | authors info & affiliations
    | authors and affiliations | available from | back to top | basket | best match | best matches | blog | bookmark
    books | browse | browse articles | browse journals | browse topics | buy article | buy now | buy or subscribe
    | cancel | careers | cart | chapters | check access | check for updates
    citation | citation tools | citations | cite | cite article | cite this | cite this article | cite this paper
    | cited by | citing articles | claim now | clipboard | close | close menu | collapse | collections
    comments | community | conflict of interest statement | connect | contact | contact us | contents
    | cookie policy | cookie preferences | cookie settings | cookies | copy | copy link | copy to clipboard
    | copyright
    corrections | create account | create alert | create file | current issue | customer service | dashboard
    | data availability | days | delete | delicious | digg | disclaimer | discover
    display options | donate | download | download article | download citation | download citations
    | download full issue | download full-text pdf | download pdf | download powerpoint | download references
    e-mail | edit | editorial board | email | email address | email alerts | email citation | enter | entrez | epub
    | expand | expand all | expand menu | explore | explore content | explore our content
    explore journals | export | export citation | export citations | export ris | eprint | extra metadata | facebook
    | faq | favorites | feedback | figures | figures & data | figures & tables | figures (0) | figures and tables
    | file | find | filters | first page
    focus | follow | follow journal | follow us | follow us on twitter | footer | for authors | for librarians
    | for advertisers | format | forgot password | forward | free | free access | free article | free full text
    free pmc article | full access | full article | full size | full size table | full size image | full text
    | full text available | full text html | full text links | full text pdf | full text sources
    | full-text available | full-text links | funding | get access | get citation | get pdf
    get permission | get permissions | get rights and content | get shareable link | get the app | go | go to
    | google | google scholar | graphical abstract | grants | guide for authors | help | hide | highlights | history
    home | homepage | how to cite | how it works | html | identifiers | images | important | in this issue | info
    | info & metrics | information | information & authors | install | institutional access | institutional login
    instructions for authors | issn | issue | issues | item in clipboard | jobs | join | join for free | join now
    | journal | journal home | journal homepage | journal info | journal information | journal list | journals
    | journals & books
    jump to | jump to content | jump to section | keep me logged in | language | latest articles | latest issue
    | learn more | librarians | library | license | licenses | licenses and permissions | like | link | linked in
    | linkedin | linkout | linkout - more resources
    links | list | loading | log in | log in/register | log out | login | login / register | login/register | logo
    | mail | main content | main menu | manage alerts | manage cookies | media | medical | medline | mendeley
    menu | mesh terms | message | messages | methods article | metrics | mobile app | mobile app image | more
    | more actions | more filters | more from this journal | more options | most cited | most read | most recent
    | multimedia | my account | my bibliography | my library
    my ncbi | my profile | my saved searches | name | name of citation | names | navigation | ncbi | new | news
    | next | next article | next result | next article in issue | nlm | no thanks | notes | notifications
    nucleotide | nursing | ok | okay | online first | open access | open athens | open in new tab | open in read
    | open menu | open pdf | open url | options | order reprints | other formats | outline | overview
    | page navigation | pages | papers | password
    pay per view | pdf | pdf (opens in new tab) | peer review | permalink | permissions | personal account
    | pinterest | pinboard | podcast | policies | popular | powered by | preferences | preprint | press | prev
    | previous | previous article | previous article in issue | previous result | print
    privacy | privacy policy | privacy & cookies | privacy notice | profile | promoted | proteins | public
    | publication types | publications | published | publisher | publishers | pubmed | pubmed central
    | pubmed disclaimer | purchase | purchase pdf | purchase access | questions | quick links | quick search
    rate | read article | read full article | read full text | read full-text | read later | read more | read online
    | read the full text | read by qxmd | recent | recent issues | recommend | recommend to a friend
    | recommend to librarian | recommend to library | recommendation | recommendations | recommended
    | recommended articles | recommended content
    recommended publications | reddit | references | register | register for free | registered users | related
    | related articles | related content | related documents | related information | related papers
    | related resources | reject all | reject non-essential cookies | remember me | report | report an issue
    | reprints | reprints & permissions | reprints and permissions | request full-text | request permissions
    research | research article | original article | original research | research articles | research paper
    | researchers | researchgate | resources | results | reviews | rights & permissions | rights and permissions
    | rss | rss feed | save | save article | save citation | save search | save to library | save to my library
    | save to pdf | saved | saved papers | scan | scientific | scopus | scroll to top
    search | search bar | search for | search in pubmed | search results | search within | secondary menu
    | section navigation | sections | see all | see all authors | see all similar articles | see more
    | select language | send | send alert | send article | send to | settings | share | share article | share link
    | share on
    share on facebook | share on linkedin | share on twitter | share on x | share options | share this
    | share this article | shareable link | shopping cart | show | show all | show all authors | show caption
    | show details | show less | show more | show more articles | show more icon | show outline | sidebar | sign in
    | sign in / register | sign in or create an account
    sign in with google | sign out | sign up | sign up for alerts | sign up for email alerts | similar articles
    | site map | sitemap | skip | skip navigation | skip to article | skip to article content | skip to content
    | skip to main content | skip to main page content | skip to navigation | skip to search | social media
    | sort by | source | special issues
    sponsored | sponsored content | standard view | statistics | submit | submit a manuscript | submit an article
    | submit article | submit manuscript | submit your article | subscribe | subscribe now | subscribe today
    | subscription | subscriptions | substances | suggest | summary | supplemental | supplemental material
    | supplementary | supplementary concepts | supplementary data | supplementary information
    | supplementary material | support
    supporting information | switch edition | table of contents | tables | take a tour | tap | terms
    | terms & conditions | terms and conditions | terms of service | terms of use | thank you | title | toggle menu
    | toggle navigation | toggle icon | tools | top | topics | track citations | translate | try it free | tumblr
    | tweet | twitter | unlock
    update | updates | upgrade | url | user | user guide | user name | username | vibe | video | videos | view
    | view abstract | view all | view all articles | view all journals | view all related articles | view all issues
    | view and print | view article | view article in | view article page | view author | view details
    | view full size | view full text | view figures | view in article | view in pdf | view in scopus | view issue
    | view large image | view metrics
    view more | view pdf | view references | view sample | view table of contents | volumes | watch | web of science
    | wechat | weibo | whatsapp | what's new | wiki | word | wordpress | x | yes | youtube | your account
    | your email | your email address | your name | zoom | zotero
    your privacy choices | year | about | about the journal | about the author | about the authors
    | about this article | about us | about this site | about this journal | aims and scope
    """.replace("\n", "|").split("|")
    if line.strip()
)
# Beginnings and patterns of short lines.
SHORT = re.compile(
    r"""(?ix)
    (?: advertise?ment\b | sponsored\b | skip\ to\b | share\ (?:on|this|via|with|by)\b
    | follow\b.{0,20}\b(?:us|on)\b | sign\ (?:in|up)\b | log\ ?in\b | register\b | subscribe\b | download\b
    | view\ (?:all|in|the|full|pdf|large|more|article|references)\b
      | see\ (?:all|more|this|also|the)\b | read\ (?:the\ )?(?:full|more|online|article|next)\b
      | cite(?:d|\ this)?\b | citations?\b | check\ for\ updates
      | get\ (?:access|rights|permission|seemless|seamless|the|help|full|pdf|e-?mail)\b | add\ to\b | save\b
      | export\b | create\ (?:alert|a|an|my)\b | email\b | print\b
      | copyright\b | © | \(c\)\ (?:19|20)\d\d
      | \d+\s+(?:citations?|references|accesses|altmetric|downloads|views|reads|shares|comments?|figures?|tweets?|
      likes?|followers?|days?|results?|recommendations?)\b
      | altmetric\b | metrics\b | accesses\b
      | crossref\b | crossmark\b | scopus\b | web\ of\ science\b | google\ scholar\b | pubmed\b | medline\b
      | facebook\b | twitter\b | linkedin\b | mendeley\b | for\ the\ best\ experience | can['’]t\ access
      | try\ logging | buy\b | rent\b | purchase\b | free\ (?:pmc|article|full|access|trial|cme|shipping)\b
      | full[\ -]?text\b | open\ (?:access|in)\b | author\ (?:information|footprints?|affiliations?|links|notes)\b
      | authors?\ (?:info|and\ affiliations)\b | affiliations?\b
      | article\ (?:metrics|information|info|history|outline|pdf|in\ press|tools|views|access)\b
      | about\ (?:this|the|us|our)\b | jump\ to\b | go\ to\b | back\ to\b | return\ to\b | next\b | previous\b
      | show\ (?:more|all|less|details|author)\b | hide\b | expand\b | collapse\b
      | similar\ articles | related\ (?:articles?|content|papers?|resources?|links?|publications?|information)\b
      | recommended\b | recommendations?\b | people\ also\b | trending\b | most\ (?:read|cited|popular|recent)\b
      | advanced\ search | search\b.{0,40}$ | journals?\ (?:home|list|menu|&)\b | loading\b | powered\ by\b
      | terms\ (?:of|and|&)\b | privacy\b | cookies?\b | accept\b | manage\b.{0,30}\bcookies\b | contact\ us
      | help\b | home\b | menu\b | toggle\b | close\b | click\b | tap\b | your\b | claim\b | try\b | join\b
      | learn\ more
      | received\b.{0,80}\d | accepted\b.{0,80}\d | revised\b.{0,60}\d | edited\ by\b | reviewed\ by\b
      | academic\ editor\b | handling\ editor\b | correspond(?:ence|ing)\b | \*?\s*corresponding\ author | e-?mail:
      | keywords?\b | key\ words\b | mesh\ terms\b | issn\b | isbn\b | publisher\b | license\b | funding\b | grant\b
      | conflicts?\ of\ interest | competing\ interests? | supplement | supporting\ information | data\ availability
      | pmid\b | pmcid\b | doi\b | an\ official\ website | here['’]s\ how | \d+\s+of\s+\d+$ | page\ \d+
      | permissions?\b | reprints?\b | rights\b | request\b | report\b.{0,30}$ | feedback\b | item\ in\ clipboard
      | clipboard\b | display\ options | send\ to\b | \bfigure\s*\d+\b.{0,20}$ | table\s*\d+\b.{0,20}$ | fig\.\s*\d+
      | rss\b | visit\b | discover\b | explore\b | browse\b | switch\b | connect\b | publish\ with | submit\b
      | why\ publish | for\ (?:authors|reviewers|editors|librarians|advertisers|readers)\b | mobile\ app | install\b
      | welcome\b | hello\b | thank(?:s|\ you)\b | (?:article|research\ article|review)\ *[|•·]
      | version\ of\ record\b | this\ article\ is\b | full\ size\b | source\ data\b | extended\ data\b
      | https?://\S+$ | www\.\S+$ | opens?\ in\b | \(opens\b | external\ link )
    """
)
# Selling and serving: two of these make a short sentence without science one of the page.
SERVICE = re.compile(
    r"""(?ix)
    \b(?: articles? | contents? | publishers? | publications? | pdf | html | apps? | ios | android | manuscripts? |
     offers? | prices?
    | pricing | orders? | books? | downloads? | views | websites? | editorial | distribution | portals? |
     platforms? | career | jobs?
    | positions | impact\ factor | helpful | delivered | premium | hours | on\ request | save | off |
     unlock(?:ed)? | digital
    | find\ out | today | anytime | anywhere | worldwide | our | subscribers? | online | members? | researchers |
     trust(?:ed)?
    | terms | only\ available | responsible | readers | annual\ meeting | submit | fast\ review | issues? |
     journal | browse | week )\b
    """
)
SCIENCE = re.compile(
    r"(?:[A-Za-z]{1,6}-?\d+|\b[A-Z][A-Za-z]*[A-Z]\w*|[α-ωΑ-Ω]|\b(?:cells?|genes?|proteins?|express\w*|signal\w*|pathways?|patients?|tumou?rs?|cancers?|carcinomas?|receptors?|"
    r"kinases?|inhibit\w*|activat\w*|promot\w*|mechanis\w*|results?|suggest\w*|demonstrat\w*|findings?|study|studies|induc\w*|regulat\w*|mice|mouse|"
    r"therap\w*|diseases?|analys[ie]s|treat\w*|molecul\w*|data show\w*|vitro|vivo|novel|target\w*|role of|"
    r"clinical|tissues?|growth|metasta\w*|effects?)\b)"
)
