import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '../../config.js'
import { provinceNamed } from '../../domain/provinces.js'
import { DRAFTER } from './persons.js'
import type { Play } from './play.js'

/** The education office of a province: its code is invented, the directory of the data folder has none of these offices. */
export type ProvincialOffice = { readonly code: string; readonly province: string }

const DIRECTORY = 'offices.csv'

/** Takes education offices of provinces (ศธจ.) into the directory: a file with all that stand, looked at before it counts. */
export async function importProvincialOffices(
  play: Play,
  offices: readonly ProvincialOffice[],
): Promise<void> {
  const directory = await readFile(join(readConfig().projectDir, 'data', DIRECTORY), 'utf8')
  const [head = '', ...lines] = directory.trimEnd().split('\n')
  const columns = head.trim().split(',')
  const rows = offices.map((office) => columns.map((column) => cellsOf(office)[column] ?? '').join(','))
  // On the play's day some offices of the file do not exist yet.
  const standing = lines.filter((line) => play.names.has(line.slice(0, line.indexOf(','))))
  const file = {
    bytes: Buffer.from([head, ...standing, ...rows, ''].join('\n')),
    mediaType: 'text/csv',
  }
  const api = play.as(DRAFTER)
  const { planSha256 } = await api.upload<{ planSha256: string }>(
    'POST',
    '/offices/imports?dryRun=true',
    file,
  )
  await api.upload('POST', `/offices/imports?dryRun=false&planSha256=${planSha256}`, file)
}

const cellsOf = ({ code, province }: ProvincialOffice): Readonly<Record<string, string>> => ({
  office_id: code,
  type: 'ศธจ.',
  name_th: `สำนักงานศึกษาธิการจังหวัด${province}`,
  short_th: `ศธจ.${province}`,
  name_en: `${provinceNamed(province)?.nameEn ?? province} Provincial Education Office`,
  province_th: province,
  provinces_th: province,
})
