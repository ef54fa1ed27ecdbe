import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import type { Authority, AuthorityChoice } from '@restore-portal/bff/contract/authorities'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../components/problem-message.tsx'
import { authoritiesOf } from './api/authorities.ts'
import { CloudChoice } from './cloud-choice.tsx'
import { domainOf } from './domain-of.ts'
import type { LeaveOptions } from './identity.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

type State =
  | { is: 'asked' }
  | { is: 'looking' }
  | { is: 'wrong' }
  | { is: 'failed'; error: unknown }
  | { is: 'open'; choices: AuthorityChoice[] }

interface WhoSignsInProps {
  onKnown: (authority: Authority, options: LeaveOptions) => void
}

/** Where several identity providers are behind the portal, the e-mail address tells which, or else the person does. */
export const WhoSignsIn = ({ onKnown }: WhoSignsInProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [email, setEmail] = useState('')
  const [state, setState] = useState<State>({ is: 'asked' })
  const input = useRef<HTMLInputElement>(null)
  const loginHint = email.trim()
  const isAsked = state.is !== 'open'

  // There is nothing else to do on this page.
  useEffect(() => {
    if (isAsked) input.current?.focus()
  }, [isAsked])

  const look = async (domain: string) => {
    setState({ is: 'looking' })
    try {
      const choices = await authoritiesOf(domain)
      const [only, ...others] = choices
      if (only && others.length === 0) onKnown(only, { loginHint })
      else setState({ is: 'open', choices })
    } catch (error) {
      setState({ is: 'failed', error })
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state.is === 'looking') return
    const domain = domainOf(email)
    if (domain) void look(domain)
    else {
      setState({ is: 'wrong' })
      input.current?.focus()
    }
  }

  if (state.is === 'open') {
    return (
      <CloudChoice
        email={loginHint}
        choices={state.choices}
        onChoose={(choice) => onKnown(choice, { loginHint })}
        onBack={() => setState({ is: 'asked' })}
      />
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={t('signIn.email')}
        size="large"
        {...(state.is === 'wrong' && { validationState: 'error', validationMessage: t('signIn.emailWrong') })}
      >
        <Input
          input={{ ref: input }}
          type="email"
          name="username"
          autoComplete="username"
          spellCheck={false}
          value={email}
          onChange={(_, { value }) => {
            setEmail(value)
            if (state.is !== 'looking') setState({ is: 'asked' })
          }}
        />
      </Field>
      {state.is === 'failed' ? <ProblemMessage error={state.error} /> : null}
      <Button type="submit" appearance="primary" size="large" disabledFocusable={state.is === 'looking'}>
        {t('signIn.continue')}
      </Button>
    </form>
  )
}
