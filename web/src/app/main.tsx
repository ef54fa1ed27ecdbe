import '../lib/zod-setup.ts'
import './global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Gate } from './gate.tsx'
import { fetchPagesOf } from './late-pages.tsx'
import { Providers } from './providers.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

fetchPagesOf(location.pathname)

createRoot(root).render(
  <StrictMode>
    <Providers>
      <Gate />
    </Providers>
  </StrictMode>,
)
