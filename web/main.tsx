import '@fontsource/ibm-plex-sans-thai-looped/thai-400.css'
import '@fontsource/ibm-plex-sans-thai-looped/latin-400.css'
import '@fontsource/ibm-plex-sans-thai-looped/thai-600.css'
import '@fontsource/ibm-plex-sans-thai-looped/latin-600.css'
import './app/first-styles.js'
import './app/base.css'
import './app/paper.css'
import './app/wait.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { queries } from './api/queries.js'
import { App } from './app/app.js'
import { keepPaperLight } from './app/light-on-paper.js'
import { theme } from './app/theme.js'
import { words } from './words/i18n.js'

const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? ''
// What holds the page still behind a dialog adds a style; it takes the nonce from here (package get-nonce).
Object.assign(globalThis, { __webpack_nonce__: nonce })
keepPaperLight()
const place = document.getElementById('app')
if (place)
  createRoot(place).render(
    <StrictMode>
      <I18nextProvider i18n={words}>
        <QueryClientProvider client={queries}>
          <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
            <App />
          </MantineProvider>
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  )
