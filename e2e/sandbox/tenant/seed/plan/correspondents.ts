/** Whom people of the sandbox write with. `language` picks the letters they write. */
export interface Correspondent {
  name: string
  address: string
  language: string
}

export const CORRESPONDENTS: Correspondent[] = [
  { name: 'Aisling Byrne', address: 'aisling.byrne@galwaycrafts.example', language: 'en' },
  { name: 'Tom Okafor', address: 't.okafor@meridianfreight.example', language: 'en' },
  { name: 'Priya Raman', address: 'priya@coastline-insurance.example', language: 'en' },
  { name: 'Jürgen Groß', address: 'juergen.gross@nordhafen.example', language: 'de' },
  { name: 'Sabine Köhler', address: 's.koehler@tischlerei-koehler.example', language: 'de' },
  { name: 'Maëlle Lefèvre', address: 'maelle.lefevre@atelier-du-port.example', language: 'fr' },
  { name: 'Étienne Dubois', address: 'e.dubois@messageries-dubois.example', language: 'fr' },
  { name: 'Zofia Wiśniewska', address: 'zofia@baltyk-meble.example', language: 'pl' },
  { name: 'Łukasz Żak', address: 'lukasz.zak@portgdynia.example', language: 'pl' },
  { name: 'Åsa Bergström', address: 'asa@vasthamnen.example', language: 'sv' },
  { name: '佐藤 美咲', address: 'm.sato@yokohama-trading.example', language: 'ja' },
  { name: '田中 健一', address: 'tanaka@seto-ceramics.example', language: 'ja' },
  { name: 'ليلى منصور', address: 'layla.mansour@cedar-textiles.example', language: 'ar' },
  { name: 'عمر الحسيني', address: 'omar@gulf-logistics.example', language: 'ar' },
  { name: 'Олена Шевчук', address: 'olena.shevchuk@odesa-port.example', language: 'uk' },
  { name: 'Тарас Мельник', address: 't.melnyk@karpaty-derevo.example', language: 'uk' },
  { name: 'Nuria Ibáñez', address: 'nuria@azulejos-ibanez.example', language: 'es' },
  { name: '陈晓雯', address: 'xiaowen.chen@ningbo-lighting.example', language: 'zh' },
  { name: 'נועה כהן', address: 'noa@haifa-shipping.example', language: 'he' },
  { name: 'Ελένη Παπαδοπούλου', address: 'eleni@piraeus-lines.example', language: 'el' },
]
