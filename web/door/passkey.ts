/** The browser's side of security keys and fingerprint readers. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { api, type PasskeyFor, type Shown } from '../api/client.ts'

/** Where the page was not loaded securely, or by an address in figures, a browser has no keys. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn() && !/^[\d.:[\]]+$/.test(location.hostname)

/** Has a key sign; null where nobody has touched one. */
export async function showPasskey(purpose: PasskeyFor): Promise<Pick<Shown, 'passkey'> | null> {
  const { ticket, options } = await api.askPasskey(purpose)
  const response = await startAuthentication({ optionsJSON: options }).catch(() => null)
  return response && { passkey: { ticket, response } }
}

/** Makes a new key; false where nobody has touched one. */
export async function makePasskey(shown: Shown, label: string): Promise<boolean> {
  const { ticket, options } = await api.askNewPasskey(shown)
  const response = await startRegistration({ optionsJSON: options }).catch(() => null)
  if (!response) return false
  await api.addPasskey({ label, ticket, response })
  return true
}
