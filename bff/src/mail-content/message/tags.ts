/** Property ids by their canonical names (MS-OXPROPS). Their types are looked for, not prescribed. */
export const tag = {
  messageClass: 0x001a,
  subject: 0x0037,
  clientSubmitTime: 0x0039,
  sentRepresentingName: 0x0042,
  sentRepresentingAddressType: 0x0064,
  sentRepresentingEmailAddress: 0x0065,
  transportMessageHeaders: 0x007d,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderAddressType: 0x0c1e,
  senderEmailAddress: 0x0c1f,
  displayBcc: 0x0e02,
  displayCc: 0x0e03,
  displayTo: 0x0e04,
  messageDeliveryTime: 0x0e06,
  body: 0x1000,
  rtfCompressed: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  addressType: 0x3002,
  emailAddress: 0x3003,
  attachData: 0x3701,
  attachFilename: 0x3704,
  attachMethod: 0x3705,
  attachLongFilename: 0x3707,
  attachLongPathname: 0x370d,
  attachMimeTag: 0x370e,
  attachContentId: 0x3712,
  smtpAddress: 0x39fe,
  businessTelephoneNumber: 0x3a08,
  homeTelephoneNumber: 0x3a09,
  companyName: 0x3a16,
  title: 0x3a17,
  departmentName: 0x3a18,
  mobileTelephoneNumber: 0x3a1c,
  birthday: 0x3a42,
  businessHomePage: 0x3a51,
  internetCodePage: 0x3fde,
  messageLocaleId: 0x3ff1,
  messageCodePage: 0x3ffd,
  senderSmtpAddress: 0x5d01,
  sentRepresentingSmtpAddress: 0x5d02,
  recipientFlags: 0x5ffd,
  attachmentHidden: 0x7ffe,
} as const

/** A property named by a number or a string within a set; its id differs from message to message (MS-OXMSG 2.2.3). */
export interface NamedProperty {
  set: string
  name: number | string
}

/** Property sets as the bytes of their GUIDs (MS-OXPROPS 1.3.2). */
const sets = {
  publicStrings: '2903020000000000c000000000000046',
  internetHeaders: '8603020000000000c000000000000046',
  appointment: '0220060000000000c000000000000046',
  task: '0320060000000000c000000000000046',
  address: '0420060000000000c000000000000046',
  log: '0a20060000000000c000000000000046',
} as const

const named = (set: keyof typeof sets, name: number | string): NamedProperty => ({ set: sets[set], name })

export const property = {
  categories: named('publicStrings', 'keywords'),
  sensitivityLabels: named('internetHeaders', 'msip_labels'),

  location: named('appointment', 0x8208),
  appointmentStart: named('appointment', 0x820d),
  appointmentEnd: named('appointment', 0x820e),
  allDay: named('appointment', 0x8215),
  appointmentRecur: named('appointment', 0x8216),
  recurrencePattern: named('appointment', 0x8232),

  taskStatus: named('task', 0x8101),
  percentComplete: named('task', 0x8102),
  taskStart: named('task', 0x8104),
  taskDue: named('task', 0x8105),
  taskCompleted: named('task', 0x810f),
  taskOwner: named('task', 0x811f),

  homeAddress: named('address', 0x801a),
  workAddress: named('address', 0x801b),
  otherAddress: named('address', 0x801c),
  webPage: named('address', 0x802b),
  oneOffMembers: named('address', 0x8054),
  instantMessaging: named('address', 0x8062),
  birthdayLocal: named('address', 0x80de),
  emails: [0x8083, 0x8093, 0x80a3].map((lid) => ({
    address: named('address', lid),
    /** The address as it was typed, where the address itself is one of Exchange. */
    original: named('address', lid + 1),
  })),

  logType: named('log', 0x8700),
  logStart: named('log', 0x8706),
  logEnd: named('log', 0x8708),
}
