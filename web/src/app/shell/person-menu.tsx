import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { Eye20Regular, PersonSwap20Regular, SignOut20Regular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../../components/hidden.tsx'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { signOut } from '../../features/sign-in/api/session.ts'
import { chooseTheme, themeChoices, useThemeChoice } from '../theme.ts'
import { useSessionState } from '../use-portal.ts'
import { useActPlace } from './act-link.tsx'

const useStyles = makeStyles({
  button: { minWidth: 0, padding: '2px', borderRadius: tokens.borderRadiusCircular },
  popover: { minWidth: '240px', maxWidth: '320px' },
  person: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: tokens.spacingHorizontalM,
  },
  words: { minWidth: 0, display: 'grid' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  email: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
})

export const PersonMenu = () => {
  const { t } = useTranslation()
  const styles = useStyles()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { session, leaving } = useSessionState()
  const failed = typeof leaving === 'object' ? leaving.failed : undefined
  const theme = useThemeChoice()
  const actPlace = useActPlace()
  if (!session) return null
  const { name, email } = session.person
  return (
    <Menu
      // Within the header, so that it belongs to a landmark.
      inline
      defaultOpen={failed !== undefined}
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const choice = themeChoices.find((each) => each === checkedItems[0])
        if (choice) chooseTheme(choice)
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.button}>
          <Avatar name={name} color="brand" size={32} aria-hidden="true" />
          <Hidden>{t('shell.account', { name })}</Hidden>
        </Button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <div className={styles.person}>
          <Avatar name={name} color="brand" size={40} aria-hidden="true" />
          <span className={styles.words}>
            <span className={styles.name}>{name}</span>
            <span className={styles.email}>{email}</span>
          </span>
        </div>
        {failed === undefined ? null : <ProblemMessage error={failed} />}
        <MenuDivider />
        <MenuList>
          {actPlace === 'menu' ? (
            <MenuItem icon={<PersonSwap20Regular />} onClick={() => void navigate({ to: '/people' })}>
              {t('scope.menu')}
            </MenuItem>
          ) : null}
          <MenuItem icon={<Eye20Regular />} onClick={() => void navigate({ to: '/access-history' })}>
            {t('accessHistory.menu')}
          </MenuItem>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('shell.theme')}</MenuGroupHeader>
            {themeChoices.map((choice) => (
              <MenuItemRadio key={choice} name="theme" value={choice}>
                {t(`shell.themes.${choice}`)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<SignOut20Regular />} persistOnClick onClick={() => void signOut(queries)}>
            {t('shell.signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
