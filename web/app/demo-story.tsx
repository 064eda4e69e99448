import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '../parts/problem.js'
import { useRoleWords } from '../words/common.js'
import { roomWords, useLanguage } from '../words/i18n.js'
import { enterAs, type Demo, type DemoPerson } from './demo.js'
import styles from './demo-story.module.css'

const useWords = roomWords('demo', {
  th: {
    title: 'เรื่องของเช้าวันนี้',
    lead: 'วันจันทร์ที่ 27 พฤศจิกายน 2566 หนังสือเวียนถึงเขตพื้นที่ทั่วประเทศครบกำหนดคืนนี้ ตอบแล้ว {{answered}} จาก {{counted}} หน่วยงาน ที่เหลือยังรออยู่',
    how: 'ทำตามลำดับ หรือเริ่มจากคนใดก็ได้ กดปุ่มเดียวก็เข้าเป็นคนนั้น ทุกคนในเรื่องเป็นบุคคลสมมติ และไม่มีหนังสือออกไปถึงใครจริง',
    begin: 'เริ่มเป็นคนนี้',
    others: 'คนอื่นในเรื่อง',
    back: 'จบแล้วกลับมาหน้านี้ได้โดยออกจากระบบ',
  },
  en: {
    title: 'The story of this morning',
    lead: 'Monday 27 November 2023. A circular to district offices all over the country is due tonight: {{answered}} of {{counted}} have answered, the others have not.',
    how: 'Follow the steps, or begin with anyone: one click makes you that person. Everybody here is invented, and no letter leaves this machine.',
    begin: 'Begin as this person',
    others: 'Others in the story',
    back: 'Sign out to come back to this page.',
  },
})

/** What is at stake in the demo, who does what about it, and one click to be each of them. */
export function DemoStory({ demo: { people, counted, answered } }: { demo: Demo }) {
  const say = useWords()
  const steps = people.filter(({ opens }) => opens !== undefined)
  const others = people.filter(({ opens }) => opens === undefined)
  return (
    <Stack component="section" gap="md" aria-labelledby="demo-title">
      <div>
        <Title order={2} id="demo-title">
          {say('title')}
        </Title>
        <Text size="lg">{say('lead', { answered, counted })}</Text>
        <Text c="dimmed">{say('how')}</Text>
      </div>
      <ol className={styles.steps}>
        {steps.map((person, index) => (
          <li key={keyOf(person)} className={styles.step}>
            <Paper>
              <Visitor person={person} isFirst={index === 0} />
            </Paper>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <Paper>
          <Stack gap="sm">
            <Title order={3}>{say('others')}</Title>
            {others.map((person) => (
              <Visitor key={keyOf(person)} person={person} />
            ))}
          </Stack>
        </Paper>
      )}
      <Text c="dimmed" size="sm">
        {say('back')}
      </Text>
    </Stack>
  )
}

const keyOf = ({ personId, role }: DemoPerson) => `${personId}/${role}`

function Visitor({ person, isFirst = false }: { person: DemoPerson; isFirst?: boolean }) {
  const say = useWords()
  const role = useRoleWords()
  const { of } = useLanguage()
  const [error, setError] = useState<unknown>()
  const as = `${role(person.role)} · ${of({ th: person.officeTh, en: person.officeEn || person.officeTh })}`
  return (
    <Group justify="space-between" gap="sm">
      <div className={styles.who}>
        <Text fw={600}>{as}</Text>
        <Text>{of({ th: person.doesTh, en: person.doesEn })}</Text>
        {person.nameTh && (
          <Text size="sm" c="dimmed">
            {of({ th: person.nameTh, en: person.nameEn || person.nameTh })}
          </Text>
        )}
        <Problem error={error} />
      </div>
      <Button
        size="sm"
        variant={isFirst ? 'filled' : 'default'}
        aria-label={`${say('begin')}: ${as}`}
        onClick={() => void enterAs(person).catch(setError)}
      >
        {say('begin')}
      </Button>
    </Group>
  )
}
