import { eml, type Letter } from '../make/eml.ts'

type Special = Omit<Letter, 'id' | 'to' | 'at'> & { folder: string; daysAgo: number }

const LABEL = 'MSIP_Label_2096f6a2-d2f7-48be-b329-b73aaa526e5d'
const LONG =
  'Summary of everything agreed in Gothenburg, including the changes to the delivery schedule, the new packing instructions, the insurance question that Priya raised, who pays for the second crane, and what is still open before the contract can be signed by both sides at the end of the month'

/** Messages that people rarely get and programs often get wrong. */
const SPECIAL: Special[] = [
  {
    folder: 'Inbox',
    daysAgo: 50,
    from: 'Dorothea Wagner <director@sandbox.example>',
    subject: 'Salary round 2026 – confidential',
    text: 'Emma,\n\nplease treat the attached figures as confidential.\n\nDorothea',
    headers: [`msip_labels: ${LABEL}_Enabled=true; ${LABEL}_Name=Confidential; ${LABEL}_Method=Privileged;`],
  },
  {
    folder: 'Inbox',
    daysAgo: 48,
    from: 'Karim Haddad <colleague@sandbox.example>',
    subject: '',
    text: 'No subject, sorry. The key is at reception.',
  },
  {
    folder: 'Inbox',
    daysAgo: 47,
    from: 'Tom Okafor <t.okafor@meridianfreight.example>',
    subject: LONG,
    text: 'As in the subject.',
  },
  {
    folder: 'Inbox',
    daysAgo: 40,
    from: 'Karim Haddad <colleague@sandbox.example>',
    subject: '🎉🚢 First container of Blue Crate is through customs!! 🥳👩🏽‍🔧',
    text: 'Cake at three. 🍰',
  },
  {
    folder: 'Inbox',
    daysAgo: 35,
    from: 'عمر الحسيني <omar@gulf-logistics.example>',
    subject: 'رد: Invoice 2041-B (نسخة نهائية)',
    text: 'مرحباً Emma،\n\nالفاتورة Invoice 2041-B جاهزة للتوقيع.\n\nعمر',
  },
  {
    folder: 'Inbox',
    daysAgo: 33,
    from: '"><script>alert(1)</script> <odd@tester.example>',
    subject: '<img src=x onerror=alert(document.domain)> "quoted" & \'more\'',
    text: 'A tester was here.',
    html: '<p onclick="alert(1)">A tester was here.</p><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">click</a>',
  },
  {
    folder: 'Inbox',
    daysAgo: 30,
    from: 'Åsa Bergström <asa@vasthamnen.example>',
    subject: 'Från ett äldre program',
    text: 'Åäö i ISO-8859-1, som på nittiotalet.',
    latin1: true,
  },
  {
    folder: 'Inbox',
    daysAgo: 28,
    from: 'Aisling Byrne <aisling.byrne@galwaycrafts.example>',
    subject: 'FW: your question',
    text: 'See below.',
    parts: [
      {
        name: 'original message.eml',
        type: 'message/rfc822',
        content: Buffer.from(
          'From: shop@galwaycrafts.example\r\nTo: aisling.byrne@galwaycrafts.example\r\nSubject: Opening hours\r\n\r\nMonday to Friday.\r\n',
        ),
      },
    ],
  },
  {
    folder: 'Inbox',
    daysAgo: 26,
    from: 'Priya Raman <priya@coastline-insurance.example>',
    subject: 'URGENT: policy lapses on Friday',
    text: 'Please sign and return today.',
    headers: ['Importance: high', 'X-Priority: 1'],
  },
  {
    folder: 'Inbox/Projects/Harbour',
    daysAgo: 25,
    from: 'Jürgen Groß <juergen.gross@nordhafen.example>',
    subject: 'Bild vom Kai ohne Anhang, im Text',
    text: 'Siehe HTML.',
    html: '<p>Grüße vom Kai</p><p style="background:url(https://track.nordhafen.example/b.png)">Mit <b>Hintergrund</b> aus dem Netz.</p>',
  },
  {
    folder: 'Junk Email',
    daysAgo: 20,
    from: 'Prize Office <winner@lucky-draw.example>',
    subject: 'You have WON 1,000,000!!!',
    text: 'Send us your bank details.',
    html: '<form action="https://lucky-draw.example/steal"><input name="pin"><button>Claim</button></form>',
  },
  {
    folder: 'Junk Email',
    daysAgo: 12,
    from: 'IT Support <support@sandb0x.example>',
    subject: 'Your mailbox is full, sign in now',
    text: 'http://sandb0x.example/login',
  },
]

export interface PlannedSpecial {
  folder: string
  at: Date
  content: Buffer
}

export function specialLetters(to: string, anchor: Date): PlannedSpecial[] {
  return SPECIAL.map(({ folder, daysAgo, ...letter }, number) => {
    const at = new Date(anchor.getTime() - daysAgo * 86_400_000 - number * 61_000)
    return { folder, at, content: eml({ ...letter, id: `special-${number}`, to: [to], at }) }
  })
}
