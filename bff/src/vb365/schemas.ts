import { z } from 'zod'
import { count, oneOf, readable, sum, text, texts } from './lenient.ts'
import { dateTime, lenientDate, writtenTime } from './times.ts'

/**
 * What the portal reads of the backup server's answers: RESTxxx of the vendor's OpenAPI document, v8. Only fields that
 * are used; all that the vendor does not require may be absent.
 */

export const portalSettings = z.object({
  applicationId: z.string().optional(),
  msalAuthorityUri: text,
  isEnabled: z.boolean().optional(),
})

export const serviceInstance = z.object({ version: text })

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
})

export const loggedInUser = z.object({ id: z.string(), name: z.string() })
/** Text of {@link managedUsers}. */
export const effectiveScope = z.string()

/** Those who cannot be read are nobody's to manage; sites, teams and groups are not looked at. */
export const managedUsers = z.object({
  users: readable(
    z.object({
      type: z.string(),
      id: z.string(),
      user: z.object({ displayName: z.string(), name: z.string(), type: text }),
    }),
  ),
})

export const operatorInfo = z.object({ isOperator: z.boolean() })

/** One that cannot be read is no reason to lose the others. */
export const restorePoints = z
  .array(
    z
      .object({
        /** What the server finds the point by. */
        backupTime: writtenTime,
        repositoryId: z.string().nullish(),
        isExchange: z.boolean().nullish(),
        isOneDrive: z.boolean().nullish(),
        isCopy: z.boolean().nullish(),
      })
      .nullable()
      .catch(null),
  )
  .refine((points) => points.length === 0 || points.some((point) => point !== null), 'none of them can be read')

export const exploreSession = z.object({ id: z.string() })

/** Of what it cannot say, nothing good is supposed: no end without a word of it, and no success. */
export const restoreSession = z
  .object({
    id: z.string(),
    name: text,
    type: z.string(),
    creationTime: dateTime.catch(new Date(0).toISOString()),
    endTime: lenientDate,
    state: oneOf('Working', 'Stopped'),
    result: oneOf('Success', 'Warning', 'Failed'),
    reason: text,
    scopeName: text,
  })
  .transform((session) => ({
    ...session,
    state: session.state ?? (session.endTime ? ('Stopped' as const) : ('Working' as const)),
    result: session.result ?? ('Warning' as const),
  }))

/** Without its limit a page counts as full, so that nothing behind it is missed. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    limit: z.int().catch(0),
    results: z
      .array(item)
      .nullable()
      .transform((results) => results ?? []),
    _links: z.looseObject({}).nullish().catch(null),
  })

export const mailbox = z.object({
  id: z.string(),
  name: text,
  email: text,
  isArchive: z
    .boolean()
    .nullish()
    .transform((is) => is === true),
})

/** Related things, of which the document says only that each has an address. */
const linked = { _links: z.looseObject({}).nullish().catch(null) }

export const exchangeFolder = z.object({ id: z.string(), name: text, type: text, category: text })

export const linkedExchangeFolder = exchangeFolder.extend(linked)

export const exchangeItem = z.object({
  id: z.string(),
  mailboxId: z.string().nullish(),
  itemClass: text,
  subject: text,
  name: text,
  fullName: text,
  fileAs: text,
  displayAs: text,
  email: text,
  from: text,
  to: text,
  attendees: text,
  organizer: text,
  owner: text,
  received: lenientDate,
  sent: lenientDate,
  postedOn: lenientDate,
  startTime: lenientDate,
  date: lenientDate,
  startDate: lenientDate,
  dueDate: lenientDate,
  importance: text,
  attachments: z
    .array(z.object({ name: text, sizeBytes: z.number().nullish() }))
    .nullish()
    .catch(null),
})

export const linkedExchangeItem = exchangeItem.extend(linked)

export const oneDrive = z.object({ id: z.string(), name: text, url: text })

export const oneDriveFolder = z.object({ id: z.string(), name: z.string() })

export const linkedOneDriveFolder = oneDriveFolder.extend(linked)

/** Kept whole and handed back as it came: `operatorRestore` wants the document, not its id. */
export const oneDriveDocument = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number().nullish(),
  version: text,
  versionId: z.number().nullish(),
  createdBy: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  creationTime: writtenTime,
  modifiedBy: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  modificationTime: writtenTime,
  isFolder: z.boolean().nullish(),
})

export const linkedOneDriveDocument = oneDriveDocument.extend(linked)

/** RESTDeviceCodeResponse; the address is shown to the person, so it must be one that is safe to follow. */
export const deviceCode = z.object({
  userCode: z.string().regex(/^[\w-]{4,40}$/),
  verificationUrl: z.url({ protocol: /^https$/ }),
  expiresIn: z.number().positive().max(86_400),
})

export const restoreStarted = z.object({ sessionId: z.string() })

const restoreDetails = z.object({
  id: text,
  name: text,
  title: text,
  status: oneOf('Failed', 'Warning', 'Success', 'Skipped'),
  error: text,
  warnings: texts,
  mailboxEmail: text,
  createdMailboxItemsCount: count,
  mergedMailboxItemsCount: count,
  failedMailboxItemsCount: count,
  skippedMailboxItemsCount: count,
})

/** An entry that cannot be read says nothing about an item; the counts and the others still do. */
export const statistics = z.object({
  totalItemsCount: sum,
  restoredItemsCount: sum,
  failedItemsCount: sum,
  skippedItemsCount: sum,
  warnings: texts,
  errors: texts,
  items: readable(restoreDetails.extend({ childItems: readable(restoreDetails) })),
})

export const restoreEvent = z.object({
  id: z.string(),
  type: text,
  /** Of one that says otherwise no more is known than that it was logged. */
  status: oneOf('Running', 'Success', 'Warning', 'Failed', 'Cancelled', 'Skipped').transform(
    (status) => status ?? 'Running',
  ),
  message: text,
  title: text,
  itemName: text,
  startTime: dateTime,
  endTime: lenientDate,
  order: sum,
})

/** RESTExceptionInfo. */
export const exception = z.object({ message: text, errorCode: text })

export type RestorePoints = z.output<typeof restorePoints>
export type RestoreSession = z.output<typeof restoreSession>
export type ExchangeFolder = z.output<typeof exchangeFolder>
/** OneDrive tells less of a folder than mail does. */
export type LinkedFolder = z.output<typeof linkedExchangeFolder> | z.output<typeof linkedOneDriveFolder>
export type ExchangeItem = z.output<typeof exchangeItem>
export type OneDriveDocument = z.output<typeof oneDriveDocument>
export type LinkedDocument = z.output<typeof linkedOneDriveDocument>
export type Statistics = z.output<typeof statistics>
export type RestoreEvent = z.output<typeof restoreEvent>
