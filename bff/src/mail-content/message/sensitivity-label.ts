import { cleanLine } from './clean.ts'

const SETTING = /MSIP_Label_([0-9a-f-]{36})_(\w+)=([^;]*)/gi

/**
 * The name of the label in an `msip_labels` header: `MSIP_Label_<guid>_Enabled=True; MSIP_Label_<guid>_Name=…; …`
 * (Microsoft Information Protection SDK, "Label metadata"). A label that was taken off stays, not enabled.
 */
export function labelName(header: string): string | null {
  const names = new Map<string, string>()
  const off = new Set<string>()
  for (const [, label = '', setting = '', value = ''] of header.matchAll(SETTING)) {
    const id = label.toLowerCase()
    if (setting === 'Name') names.set(id, value)
    if (setting === 'Enabled' && value.trim().toLowerCase() === 'false') off.add(id)
  }
  for (const [id, name] of names) {
    const clean = cleanLine(name)
    if (!off.has(id) && clean !== '') return clean
  }
  return null
}
