import { Alert, Anchor, Button, FileButton, Group, List, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { sendFile } from '../../api/send-file.js'
import type { Answered } from '../../api/client.js'
import { Problem } from '../../parts/problem.js'
import { useLanguage } from '../../words/i18n.js'
import type { useDraft } from './draft.js'
import { fieldErrors } from './form/errors.js'
import styles from './submission.module.css'
import { filesOf, type View } from './view.js'
import { useSubmissionWords } from './words.js'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Reply = Answered<'/api/v1/submissions/{circularId}/{officeCode}/form.xlsx', 'post'>

/** The form as a workbook, out and back in; what is wrong is named by its cell. */
export function Workbook({ view, draft }: { view: View; draft: ReturnType<typeof useDraft> }) {
  const say = useSubmissionWords()
  const { of } = useLanguage()
  const address = `${filesOf(view)}/form.xlsx`
  const bring = useMutation({
    mutationFn: (bytes: File) =>
      sendFile<Reply>(`${address}?dryRun=false`, {
        bytes,
        mediaType: XLSX,
        ifMatch: `"${draft.revisionNow()}"`,
      }),
    onSuccess: ({ answer, revision }) => {
      if (revision !== undefined) draft.take(answer, revision)
    },
  })
  const wrong = fieldErrors(bring.error)
  return (
    <details className="no-print">
      <summary className={styles['more']}>{say('workbook')}</summary>
      <Stack gap="sm" mt="sm">
        <Text size="sm">{say('workbookHelp')}</Text>
        <Group>
          <Anchor href={address} download>
            {say('workbookOut')}
          </Anchor>
          {view.possibleActs.includes('saveDraft') && (
            <FileButton accept={XLSX} onChange={(file) => file && bring.mutate(file)} resetRef={null}>
              {(props) => (
                <Button {...props} variant="default" size="sm" loading={bring.isPending}>
                  {say('workbookIn')}
                </Button>
              )}
            </FileButton>
          )}
        </Group>
        <div role="status">{bring.isSuccess && <Text size="sm">{say('workbookTaken')}</Text>}</div>
        {wrong.length > 0 ? (
          <Alert role="alert" color="red" variant="outline">
            <Text fw={600}>{say('workbookWrong')}</Text>
            <List size="sm">
              {wrong.map((one, index) => (
                <List.Item key={index}>
                  {one.cell && <b>{say('cell', { cell: one.cell })}: </b>}
                  {of({ th: one.messageTh, en: one.messageEn })}
                </List.Item>
              ))}
            </List>
          </Alert>
        ) : (
          <Problem error={bring.error} />
        )}
      </Stack>
    </details>
  )
}
