import { escapeXml } from '../make/office.ts'
import { barChart, logo } from '../make/png.ts'
import type { Random } from '../random.ts'

interface Publisher {
  name: string
  address: string
  title: string
  colour: [number, number, number]
  stories: string[]
}

const PUBLISHERS: Publisher[] = [
  {
    name: 'Harbour Weekly',
    address: 'news@harbourweekly.example',
    title: 'What moved through northern ports this week',
    colour: [20, 92, 140],
    stories: [
      'Container rates fall for the third week',
      'Gdynia opens its second rail terminal',
      'Why pallets are getting lighter',
    ],
  },
  {
    name: 'Café Kontor ☕',
    address: 'hallo@cafe-kontor.example',
    title: 'Frisch geröstet: unsere Bohnen im Frühling',
    colour: [120, 70, 30],
    stories: [
      'Äthiopien, gewaschen: Pfirsich und Bergamotte',
      'So mahlen Sie für die Stempelkanne',
      'Zehn Prozent für Büros',
    ],
  },
  {
    name: 'Lettre du Port',
    address: 'lettre@port-atlantique.example',
    title: 'Les nouvelles du quai n° 4',
    colour: [160, 40, 60],
    stories: [
      'Un remorqueur électrique à l’essai',
      'Portrait : trente ans de capitainerie',
      'Marée haute : les horaires de juillet',
    ],
  },
]

/** An HTML newsletter with two pictures inside, and one on the Internet that only tells the sender it was opened. */
export function newsletter(random: Random, issue: number) {
  const { name, address, title, colour, stories } = random.pick(PUBLISHERS)
  const id = `issue-${issue}`
  const rgb = `rgb(${colour.join(',')})`
  const items = stories.map(
    (story) => `<li style="margin:0 0 8px"><a href="https://news.example/${issue}">${escapeXml(story)}</a></li>`,
  )
  const html = `<!DOCTYPE html><html><head><title>${escapeXml(title)}</title><style>a{color:${rgb}}</style></head>
<body style="margin:0;background:#f3f3f3;font-family:Georgia,serif">
<table role="presentation" width="100%"><tr><td align="center"><table role="presentation" width="600" style="background:#fff">
<tr><td style="padding:24px"><img src="cid:logo.${id}@news" width="48" height="48" alt="${escapeXml(name)}"></td></tr>
<tr><td style="padding:0 24px"><h1 style="color:${rgb}">${escapeXml(title)}</h1><ul>${items.join('')}</ul>
<img src="cid:chart.${id}@news" alt="Figures of the week" width="320"></td></tr>
<tr><td style="padding:24px;color:#777;font-size:12px">You receive this because you asked for it. <a href="https://news.example/unsubscribe?u=${issue}">Unsubscribe</a>
<img src="https://track.news.example/open.gif?u=${issue}" width="1" height="1" alt=""></td></tr></table></td></tr></table></body></html>`
  const figures = Array.from({ length: 8 }, () => random.between(20, 100))
  return {
    from: `${name} <${address}>`,
    subject: `${title} (${issue})`,
    text: `${title}\n\n${stories.map((story) => `* ${story}`).join('\n')}\n`,
    html,
    parts: [
      { name: 'logo.png', type: 'image/png', content: logo(colour), contentId: `logo.${id}@news` },
      { name: 'chart.png', type: 'image/png', content: barChart(figures, colour), contentId: `chart.${id}@news` },
    ],
    headers: ['List-Unsubscribe: <https://news.example/unsubscribe>', 'Precedence: bulk'],
  }
}
