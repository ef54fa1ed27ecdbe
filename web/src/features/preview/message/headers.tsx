import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  headers: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
})

/** The internet headers as they came: for those who must know where a message was. */
export const Headers = ({ headers }: { headers: string }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <Accordion collapsible>
      <AccordionItem value="headers">
        <AccordionHeader size="small">{t('mail.headers')}</AccordionHeader>
        <AccordionPanel>
          <pre className={styles.headers} dir="ltr">
            {headers}
          </pre>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}
