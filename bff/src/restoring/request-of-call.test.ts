import { expect, test } from 'vitest'
import { oneDriveDocument } from '../vb365/schemas.ts'
import { documentToHandBack } from './request-of-call.ts'

test('a document is handed back as the backup server wrote it', () => {
  for (const time of ['2026-02-01T08:00:00.1234567Z', '2026-02-01T08:00:00', '2026-02-01T10:00:00.5+02:00']) {
    const document = {
      ...{
        id: 'd',
        name: 'Plan.docx',
        sizeBytes: 7,
        createdBy: 'Ann',
        modifiedBy: 'Bob',
        version: '3.0',
        versionId: 3,
      },
      ...{ creationTime: time, modificationTime: time },
    }
    expect(documentToHandBack(oneDriveDocument.parse(document))).toEqual(document)
  }
})
