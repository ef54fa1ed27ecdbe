import {
  Button,
  type ButtonProps,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface DecisionButtonProps extends Pick<ButtonProps, 'appearance'> {
  icon: NonNullable<ButtonProps['icon']>
  label: string
  busy: boolean
  /** Asked before it is done, where it cannot be undone. */
  sure?: { title: string; help: string }
  onClick: () => void
}

/** Something that a person decides about a restore. */
export const DecisionButton = ({ icon, label, busy, sure, appearance, onClick }: DecisionButtonProps) => {
  const { t } = useTranslation()
  const focusTarget = useRestoreFocusTarget()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        {...focusTarget}
        {...(appearance && { appearance })}
        icon={busy ? <Spinner size="extra-tiny" aria-hidden="true" /> : icon}
        disabledFocusable={busy}
        onClick={() => (sure ? setAsking(true) : onClick())}
      >
        {label}
      </Button>
      {sure && asking ? (
        <Dialog open modalType="alert" onOpenChange={(_, data) => setAsking(data.open)}>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{sure.title}</DialogTitle>
              <DialogContent>{sure.help}</DialogContent>
              <DialogActions>
                <Button
                  appearance="primary"
                  onClick={() => {
                    setAsking(false)
                    onClick()
                  }}
                >
                  {label}
                </Button>
                <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      ) : null}
    </>
  )
}
