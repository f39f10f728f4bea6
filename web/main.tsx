import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { bufferKeys } from './terminal/typeAhead.ts'
import './ui/base.css'
import './desks/desks.css'
import './queue/queue.css'
import './service/service.css'
import './ui/print.css'
import { LanguageProvider } from './words/language.tsx'

// A teller types before the page is drawn; nothing of it may be lost.
bufferKeys()

const client = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } })

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </QueryClientProvider>,
  )
}
