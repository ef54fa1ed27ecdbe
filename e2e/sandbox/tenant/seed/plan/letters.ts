/** A letter in its writer's language. `{me}` and so on are filled in when it is written. */
export interface LetterText {
  subject: string
  body: string
}

export const LETTERS: Record<string, LetterText[]> = {
  en: [
    {
      subject: 'Order {order}: delivery moved to {day}',
      body: 'Hi {me},\n\nthe vessel left a day late, so order {order} now arrives on {day}. Nothing else changes: same warehouse, same {n} pallets.\n\nShout if that upsets your plans for {project}.\n\n{them}',
    },
    {
      subject: 'Quote for {project}',
      body: 'Hello {me},\n\nas promised, our price for {project}: {amount} for {n} pieces, packed and insured to your door. The price holds until {day}.\n\nKind regards\n{them}',
    },
    {
      subject: 'Re: damaged goods in {order}',
      body: 'Dear {me},\n\nI am sorry about the {n} broken pieces. Please keep the packing for the insurer; a replacement goes out on {day}.\n\n> Three cartons were wet when they came in.\n> Photos attached.\n\n{them}',
    },
    {
      subject: 'Minutes: {project}, {day}',
      body: 'All,\n\n1. Budget: {amount} of it spent, no surprises.\n2. Customs: papers for {order} are complete.\n3. Next meeting in two weeks, same place.\n\nTell me what I got wrong.\n\n{them}',
    },
    {
      subject: 'Lunch on {day}?',
      body: 'Hi {me}, I am in town on {day}. Lunch at the harbour, half past twelve? My treat, you paid last time.\n\n{them}',
    },
  ],
  de: [
    {
      subject: 'Auftrag {order}: Lieferung am {day}',
      body: 'Guten Tag {me},\n\nIhre Bestellung {order} trifft am {day} ein, {n} Paletten wie besprochen. Bitte prüfen Sie die Ware vor der Unterschrift; spätere Rügen lassen sich kaum durchsetzen.\n\nMit freundlichen Grüßen\n{them}',
    },
    {
      subject: 'Angebot „{project}“ – überarbeitet',
      body: 'Liebe {me},\n\nanbei das überarbeitete Angebot über {amount}. Größere Mengen gern auf Anfrage. Gültig bis {day}.\n\nHerzliche Grüße aus Bremerhaven\n{them}',
    },
    {
      subject: 'Rückfrage zur Rechnung {order}',
      body: 'Hallo {me},\n\nauf der Rechnung stehen {n} Stück, geliefert wurden weniger. Könnten Sie das bis {day} klären?\n\nDanke und Grüße\n{them}',
    },
  ],
  fr: [
    {
      subject: 'Commande {order} : départ prévu le {day}',
      body: 'Bonjour {me},\n\nvos {n} caisses partent de Marseille le {day}. Le montant reste inchangé : {amount}.\n\nBien à vous,\n{them}',
    },
    {
      subject: 'Où en est le projet « {project} » ?',
      body: 'Chère {me},\n\nnous n’avons pas encore reçu les plans. Sans eux, l’atelier ne pourra commencer le {day} comme convenu. Pourriez-vous nous les envoyer ?\n\nCordialement,\n{them}',
    },
  ],
  pl: [
    {
      subject: 'Zamówienie {order} – gotowe do wysyłki',
      body: 'Dzień dobry,\n\nzamówienie {order} jest gotowe. Wysyłka nastąpi {day}, łącznie {n} palet. Proszę o potwierdzenie adresu magazynu.\n\nPozdrawiam serdecznie\n{them}',
    },
    {
      subject: 'Pytanie o płatność za „{project}”',
      body: 'Cześć {me},\n\nczy przelew na {amount} już wyszedł? Księgowość zamyka miesiąc {day}.\n\nDzięki!\n{them}',
    },
  ],
  sv: [
    {
      subject: 'Kajplats bokad {day}',
      body: 'Hej {me}!\n\nKajplatsen är bokad från klockan sju {day}. Kranen klarar {n} lyft i timmen, så vi hinner före lunch.\n\nHälsningar\n{them}',
    },
    {
      subject: 'Ang. {project}: ändrade mått',
      body: 'Hej,\n\nmåtten ändrades i förra veckan, så ritningen behöver göras om före {day}. Kostar ungefär {amount} extra.\n\n/{them}',
    },
  ],
  ja: [
    {
      subject: '【ご確認】ご注文 {order} の納期について',
      body: '{me} 様\n\nいつもお世話になっております。\nご注文 {order}（{n} 点）の納期は {day} となりました。ご不明な点がございましたら、お知らせください。\n\nよろしくお願いいたします。\n{them}',
    },
    {
      subject: '見積書の送付（{project}）',
      body: '{me} 様\n\n{project} のお見積りをお送りいたします。金額は {amount}（税抜）です。有効期限は {day} です。\n\n{them}',
    },
  ],
  ar: [
    {
      subject: 'الطلب رقم {order}: موعد التسليم {day}',
      body: 'مرحباً {me}،\n\nسيصل الطلب {order} ({n} صندوقاً) بتاريخ {day}. نرجو تأكيد عنوان المستودع قبل ذلك.\n\nمع أطيب التحيات،\n{them}',
    },
    {
      subject: 'عرض سعر لمشروع {project}',
      body: 'تحية طيبة،\n\nمرفق عرض السعر بمبلغ {amount}. العرض صالح حتى {day}.\n\n{them}',
    },
  ],
  uk: [
    {
      subject: 'Замовлення {order}: відправлення {day}',
      body: 'Доброго дня, {me}!\n\nЗамовлення {order} буде відправлено {day}, усього {n} палет. Документи надішлю окремим листом.\n\nЗ повагою\n{them}',
    },
    {
      subject: 'Рахунок за «{project}»',
      body: 'Вітаю!\n\nНадсилаю рахунок на суму {amount}. Прошу сплатити до {day}.\n\nДякую за співпрацю,\n{them}',
    },
  ],
  es: [
    {
      subject: '¿Confirmamos el pedido {order}?',
      body: 'Hola, {me}:\n\n¿Podemos confirmar el pedido {order}? Son {n} cajas de azulejos; el total asciende a {amount}. El camión sale el {day}.\n\nUn saludo,\n{them}',
    },
  ],
  zh: [
    {
      subject: '订单 {order} 发货通知',
      body: '{me}，您好：\n\n订单 {order} 共 {n} 箱，已安排于 {day} 发货，金额 {amount}。请查收附件中的装箱单。\n\n祝好\n{them}',
    },
  ],
  he: [
    {
      subject: 'הזמנה {order} – עיכוב במכס',
      body: 'שלום {me},\n\nההזמנה {order} מתעכבת במכס עד {day}. אעדכן ברגע שתשוחרר.\n\nבברכה,\n{them}',
    },
  ],
  el: [
    {
      subject: 'Παραγγελία {order}: άφιξη στις {day}',
      body: 'Καλημέρα {me},\n\nη παραγγελία {order} φτάνει στον Πειραιά στις {day}, {n} παλέτες συνολικά.\n\nΜε εκτίμηση\n{them}',
    },
  ],
}

export const PROJECTS = ['Harbour', 'Lighthouse', 'Northern Route', 'Warehouse 7', 'Blue Crate']
