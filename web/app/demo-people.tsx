import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../parts/problem.js'
import { useRoleWords } from '../words/common.js'
import { roomWords, useLanguage } from '../words/i18n.js'

const useWords = roomWords('demo', {
  th: {
    title: 'ทดลองใช้ในการสาธิต',
    lead: 'วันจันทร์ที่ 27 พฤศจิกายน 2566 เช้าวันครบกำหนด ส่วนใหญ่ตอบแล้ว บางเขตยังไม่ตอบ เลือกว่าท่านจะเป็นใคร แล้วทำต่อได้เลย ทุกคนในเรื่องนี้เป็นบุคคลสมมติ',
    enter: 'เข้าเป็นคนนี้',
  },
  en: {
    title: 'Try it in the demo',
    lead: 'Monday 27 November 2023, the morning of the last day: most offices have answered, some have not. Choose who you want to be and go on from here. Everybody in this story is invented.',
    enter: 'Enter as this person',
  },
})

type Person = {
  readonly personId: string
  readonly officeCode: string
  readonly role: Parameters<ReturnType<typeof useRoleWords>>[0]
  readonly nameTh: string
  readonly nameEn: string
  readonly doesTh: string
  readonly doesEn: string
}
type Cast = { readonly circularId: string; readonly people: readonly Person[] }

/** The demo's people, to be entered as by one click; nothing where this is no demo. */
export function DemoPeople() {
  const say = useWords()
  const cast = useQuery({
    queryKey: ['/demo/people'],
    retry: false,
    async queryFn(): Promise<Cast> {
      const reply = await fetch('/demo/people', { headers: { accept: 'application/json' } })
      return reply.ok ? ((await reply.json()) as Cast) : { circularId: '', people: [] }
    },
  })
  const people = cast.data?.people ?? []
  if (people.length === 0) return null
  return (
    <Stack component="section" gap="sm" aria-labelledby="demo-title">
      <Title order={2} id="demo-title">
        {say('title')}
      </Title>
      <Text>{say('lead')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {people.map((person) => (
          <Visitor key={`${person.personId}/${person.role}`} person={person} />
        ))}
      </SimpleGrid>
    </Stack>
  )
}

function Visitor({ person }: { person: Person }) {
  const say = useWords()
  const role = useRoleWords()
  const { of } = useLanguage()
  const [error, setError] = useState<unknown>()
  const { personId, officeCode, role: acts } = person
  const enter = async () => {
    const reply = await fetch('/demo/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId, officeCode, role: acts }),
    })
    if (reply.ok) location.assign('/')
    else setError(new TypeError(String(reply.status)))
  }
  return (
    <Paper>
      <Stack gap="xs" h="100%" justify="space-between">
        <div>
          <Text fw={600}>
            {role(acts)} · {officeCode}
          </Text>
          <Text size="sm">{of({ th: person.nameTh, en: person.nameEn || person.nameTh })}</Text>
          <Text size="sm" c="dimmed">
            {of({ th: person.doesTh, en: person.doesEn })}
          </Text>
          <Problem error={error} />
        </div>
        <Group>
          <Button size="sm" variant="default" onClick={() => void enter()}>
            {say('enter')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
