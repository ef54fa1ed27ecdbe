import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  Code24Regular,
  Document24Regular,
  DocumentPdf24Regular,
  DocumentTable24Regular,
  DocumentText24Regular,
  type FluentIcon,
  Folder24Filled,
  FolderZip24Regular,
  Image24Regular,
  MusicNote224Regular,
  Notebook24Regular,
  SlideText24Regular,
  TextDescription24Regular,
  Video24Regular,
} from '@fluentui/react-icons'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { type FileKind, fileKind } from './file-kind.ts'

const useStyles = makeStyles({
  root: { flexShrink: 0 },
  gold: { color: tokens.colorPaletteMarigoldForeground3 },
  blue: { color: tokens.colorPaletteBlueForeground2 },
  green: { color: tokens.colorPaletteGreenForeground1 },
  orange: { color: tokens.colorPaletteDarkOrangeForeground1 },
  red: { color: tokens.colorPaletteRedForeground1 },
  purple: { color: tokens.colorPaletteGrapeForeground2 },
  grey: { color: tokens.colorNeutralForeground3 },
})

const icons: Record<FileKind, [FluentIcon, keyof ReturnType<typeof useStyles>]> = {
  folder: [Folder24Filled, 'gold'],
  notebook: [Notebook24Regular, 'purple'],
  text: [TextDescription24Regular, 'grey'],
  document: [DocumentText24Regular, 'blue'],
  sheet: [DocumentTable24Regular, 'green'],
  slides: [SlideText24Regular, 'orange'],
  pdf: [DocumentPdf24Regular, 'red'],
  image: [Image24Regular, 'purple'],
  video: [Video24Regular, 'purple'],
  sound: [MusicNote224Regular, 'purple'],
  archive: [FolderZip24Regular, 'gold'],
  code: [Code24Regular, 'grey'],
  file: [Document24Regular, 'grey'],
}

interface FileIconProps {
  item: Pick<DriveItem, 'kind' | 'name' | 'oneNote'>
  /** Where the icon alone tells it; beside a name it is decoration. */
  label?: string
}

export const FileIcon = ({ item, label }: FileIconProps) => {
  const styles = useStyles()
  const [Icon, colour] = icons[fileKind(item)]
  return <Icon className={mergeClasses(styles.root, styles[colour])} {...(label && { 'aria-label': label })} />
}
