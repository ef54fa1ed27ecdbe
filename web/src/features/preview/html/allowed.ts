/** Text, tables and images: what people write mail with. No forms, media, SVG, MathML, or anything that embeds. */
export const allowedTags =
  `a abbr acronym address article aside b bdi bdo big blockquote body br caption center cite code
  col colgroup dd del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i
  img ins kbd li main mark menu nav nobr ol p pre q rp rt ruby s samp section small span strike strong style sub summary
  sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/)

/** Looks and structure. Addresses are `href`, `src` and `background`, each looked at on its way. */
export const allowedAttributes =
  `align alt background bgcolor border cellpadding cellspacing cite class clear color cols
  colspan dir face height href hspace id lang media noshade nowrap open reversed rowspan rules scope size span src start
  style summary title type valign value vspace width`.split(/\s+/)
