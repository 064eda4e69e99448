import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { roomWords } from '../../words/i18n.js'

const useWords = roomWords('tour', {
  th: {
    title: 'รู้จักเวียนใน 4 ข้อ',
    count: 'ข้อ {{step}} จาก {{of}}',
    work: 'หน้านี้บอกว่ามีอะไรรอท่าน เรียงตามกำหนด กดที่เรื่องแล้วทำต่อได้ทันที หน้าของเรื่องจะบอกเองว่าต้องทำอะไรต่อไป',
    menu: 'เมนูพาไปทุกหน้าที่ท่านใช้ได้ เห็นเฉพาะสิ่งที่เป็นหน้าที่ของท่าน',
    quick: 'หาเรื่องใดไม่พบ กดแว่นขยายหรือ Ctrl + K แล้วพิมพ์เลข เรื่อง หรือชื่อหน่วยงาน',
    person: 'เปลี่ยนภาษา ทำหน้าที่อื่น ตั้งรหัสผ่าน หรือออกจากระบบ ได้ที่ชื่อของท่าน สิ่งที่พิมพ์ค้างไว้จะยังอยู่',
    next: 'ต่อไป',
    end: 'เริ่มใช้งาน',
    skip: 'ไม่ต้องแสดงอีก',
  },
  en: {
    title: 'Wian in four points',
    count: 'Point {{step}} of {{of}}',
    work: 'This page says what waits for you, in the order of what is due. Press a case to go on with it; its page says what to do next.',
    menu: 'The menu leads to every page that you may use, and to no other.',
    quick:
      'To find something, press the magnifying glass or Ctrl + K, and type a number, a subject or an office.',
    person:
      'Language, other assignments, your password and the way out are by your name. What you have typed is kept.',
    next: 'Next',
    end: 'Begin',
    skip: 'Do not show this again',
  },
})

// Room for three lines on a phone and two elsewhere: the buttons stay under the finger from point to point.
const LINES = { base: '5.1em', xs: '3.4em' }
const STEPS = ['work', 'menu', 'quick', 'person'] as const

/** What a person has to know who is here for the first time, point by point. */
export function Tour({ onEnd }: { onEnd: () => void }) {
  const say = useWords()
  const [at, setAt] = useState(0)
  const step = STEPS[at] ?? 'work'
  const isLast = at === STEPS.length - 1
  useEffect(() => {
    document.body.dataset['tour'] = step
    return () => document.body.removeAttribute('data-tour')
  }, [step])
  return (
    <Paper component="section" aria-labelledby="tour-title" className="no-print">
      <Title order={2} size="h3" id="tour-title">
        {say('title')}
      </Title>
      <div aria-live="polite">
        <Text size="sm" c="dimmed">
          {say('count', { step: at + 1, of: STEPS.length })}
        </Text>
        <Text mih={LINES}>{say(step)}</Text>
      </div>
      <Group gap="xs" mt="xs">
        <Button size="sm" onClick={() => (isLast ? onEnd() : setAt(at + 1))}>
          {say(isLast ? 'end' : 'next')}
        </Button>
        {!isLast && (
          <Button size="sm" variant="subtle" onClick={onEnd}>
            {say('skip')}
          </Button>
        )}
      </Group>
    </Paper>
  )
}
