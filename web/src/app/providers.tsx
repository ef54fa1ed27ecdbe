import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { i18n } from '../lib/i18n.ts'
import { queries } from './queries.ts'
import { useIsDark, useTheme } from './theme.ts'

// The policy allows only style elements with this response's nonce; Fluent makes its own at run time.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce
const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {})

export const Providers = ({ children }: { children: ReactNode }) => {
  const theme = useTheme()
  const dark = useIsDark()
  useEffect(() => {
    // Scroll bars and form controls of the browser itself follow.
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  }, [dark])
  return (
    <I18nextProvider i18n={i18n}>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <FluentProvider theme={theme}>
          <QueryClientProvider client={queries}>{children}</QueryClientProvider>
        </FluentProvider>
      </RendererProvider>
    </I18nextProvider>
  )
}
