/** Where the browser gets it. */
export const PASSKEY_SCRIPT_PATH = '/sign-in/passkey.js'

/** What the buttons for passkeys do, as the browser gets it; everything else on the pages works without a script. */
export const PASSKEY_SCRIPT = `const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
const named = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }))
const ask = async (path, body) => {
  const answer = await fetch('/api/auth/passkey/' + path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(path)
  return answer.json()
}
const plain = (credential, response) => ({ id: credential.id, rawId: text(credential.rawId), type: credential.type, authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults(), response })
const acts = {
  async signIn() {
    const options = await ask('generate-authenticate-options')
    const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) }
    const credential = await navigator.credentials.get({ publicKey })
    const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response
    await ask('verify-authentication', { response: plain(credential, { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), userHandle: userHandle ? text(userHandle) : undefined }) })
  },
  async add() {
    const options = await ask('generate-register-options')
    const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: named(options.excludeCredentials) }
    const credential = await navigator.credentials.create({ publicKey })
    const { clientDataJSON, attestationObject } = credential.response
    const transports = credential.response.getTransports?.() ?? []
    await ask('verify-registration', { name: navigator.platform, response: plain(credential, { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports }) })
  },
}
for (const button of document.querySelectorAll('button[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    const said = button.nextElementSibling
    said.hidden = true
    try {
      await acts[button.dataset.passkey]()
      location.assign(button.dataset.next)
    } catch {
      said.hidden = false
    }
  })
}
`
