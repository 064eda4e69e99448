/**
 * What the choice of a file does, as the browser gets it: the file is hashed where it is, and its hash looked up. Without a
 * script, or where the browser hashes nothing (plain HTTP), the choice is not offered and the code is typed.
 */
export const FILE_SCRIPT = `const part = document.getElementById('file-part')
const told = document.getElementById('told')
if (window.crypto && crypto.subtle) {
  part.hidden = false
  document.getElementById('file').addEventListener('change', async ({ target }) => {
    const [file] = target.files
    if (!file) return
    told.textContent = told.dataset.busy
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
    location.assign('/v/' + hex + '?lang=' + document.documentElement.lang)
  })
}
`
