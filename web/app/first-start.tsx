import { Code, Paper, Stack, Text, Title } from '@mantine/core'
import { roomWords } from '../words/i18n.js'
import styles from './demo-story.module.css'

const useWords = roomWords('firstStart', {
  th: {
    title: 'เพิ่งติดตั้งใช่ไหม',
    admin: 'สร้างผู้ดูแลระบบคนแรก',
    adminHelp:
      'เปิดลิงก์ที่แสดงในหน้าต่างคำสั่งที่เริ่มระบบ ลิงก์ใช้ได้ครั้งเดียวภายใน 24 ชั่วโมง หากหาไม่พบหรือหมดอายุ ขอลิงก์ใหม่ด้วยคำสั่ง',
    people: 'เพิ่มหน่วยงานและผู้ใช้',
    peopleHelp: 'ผู้ดูแลระบบเพิ่มเจ้าหน้าที่ทีละคนหรือนำเข้าจากไฟล์ แต่ละคนได้รับอีเมลเชิญให้ตั้งรหัสผ่านเอง',
    demo: 'อยากดูก่อนว่าทำอะไรได้',
    demoHelp: 'หยุดระบบด้วย Ctrl-C แล้วเล่นการสาธิตซึ่งมีเรื่องจริงค้างอยู่ให้ทำต่อ และใช้ข้อมูลแยกต่างหาก',
  },
  en: {
    title: 'Just installed?',
    admin: 'Make the first administrator',
    adminHelp:
      'Open the link that stands in the terminal in which the system was started. It works once, for 24 hours; a new one is made by',
    people: 'Bring in offices and people',
    peopleHelp:
      'The administrator adds people one by one or from a file. Each gets a mail to choose a password of their own.',
    demo: 'Look around first',
    demoHelp:
      'Stop the system with Ctrl-C and play the demo: a circular in full swing to go on with, on data of its own.',
  },
})

/** For whoever has just started an empty system: how the first person gets in, and where a full one can be seen. */
export function FirstStart() {
  const say = useWords()
  const steps = [
    { key: 'admin', command: 'npx wian admin-link' },
    { key: 'people' },
    { key: 'demo', command: 'npm run demo -- --stay' },
  ] as const
  return (
    <Stack component="section" gap="md" aria-labelledby="first-start">
      <Title order={2} id="first-start">
        {say('title')}
      </Title>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.key} className={styles.step}>
            <Paper>
              <Title order={3}>{say(step.key)}</Title>
              <Text>{say(`${step.key}Help`)}</Text>
              {'command' in step && <Code block>{step.command}</Code>}
            </Paper>
          </li>
        ))}
      </ol>
    </Stack>
  )
}
