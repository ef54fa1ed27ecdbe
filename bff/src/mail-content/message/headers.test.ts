import { describe, expect, test } from 'vitest'
import { headerValue } from './internet-headers.ts'
import { itemKind } from './item-kind.ts'
import { labelName } from './sensitivity-label.ts'

describe('an internet header', () => {
  const headers = [
    'Received: from a',
    '\tby b',
    'Subject: =?utf-8?B?w6TDtg==?= =?iso-8859-1?Q?_=FC?= x',
    'X-Empty:',
    'From: "Doe, Jane"',
    ' <jane@example.org>',
    'msip_labels: =?x-unknown?Q?a?=',
  ].join('\r\n')

  test.each([
    ['received', 'from a by b'],
    ['Subject', 'äö ü x'],
    ['X-Empty', ''],
    ['from', '"Doe, Jane" <jane@example.org>'],
    ['msip_labels', '=?x-unknown?Q?a?='],
    ['To', null],
  ])('%s', (name, expected) => {
    expect(headerValue(headers, name)).toBe(expected)
  })
})

describe('a sensitivity label', () => {
  const one = 'b1e7e2a0-5d3f-4c7b-9a43-0123456789ab'
  const two = 'c2e7e2a0-5d3f-4c7b-9a43-0123456789ab'

  test.each([
    [`MSIP_Label_${one}_Enabled=True;MSIP_Label_${one}_SiteId=x;MSIP_Label_${one}_Name=Confidential;`, 'Confidential'],
    [`MSIP_Label_${one}_Name=Public; MSIP_Label_${one}_Enabled=false; MSIP_Label_${two}_Name=Secret`, 'Secret'],
    [`MSIP_Label_${one}_Name= Vertraulich\u202e \r\n`, 'Vertraulich'],
    [`MSIP_Label_${one}_Enabled=True`, null],
    ['something else', null],
    ['', null],
  ])('%j', (header, expected) => {
    expect(labelName(header)).toBe(expected)
  })
})

test.each([
  ['IPM.Note', 'message'],
  ['IPM.Note.SMIME.MultipartSigned', 'message'],
  ['IPM.Notebook', 'other'],
  ['ipm.appointment', 'appointment'],
  ['IPM.Schedule.Meeting.Request', 'meeting'],
  ['IPM.Contact', 'contact'],
  ['IPM.DistList', 'contact-group'],
  ['IPM.Task', 'task'],
  ['IPM.TaskRequest.Accept', 'task'],
  ['IPM.StickyNote', 'note'],
  ['IPM.Post.Rss', 'post'],
  ['IPM.Activity', 'journal'],
  ['REPORT.IPM.Note.NDR', 'message'],
  ['IPM.Document.docx', 'other'],
  ['', 'message'],
])('class %j is %s', (messageClass, kind) => {
  expect(itemKind(messageClass)).toBe(kind)
})
