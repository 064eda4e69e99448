/** A PDF date (ISO 32000-1, 7.9.4), `D:20261120100405+07'00'`; `undefined` when it is none. */
export function readPdfDate(text: string | undefined): Date | undefined {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z.*|([+-])(\d\d)'?(\d\d)?'?)?$/.exec(text ?? '')
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, sign, hours = '00', minutes = '00'] = match
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
