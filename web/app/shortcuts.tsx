import { Kbd, Modal, Table } from '@mantine/core'
import { useFocusBack } from '../parts/focus-back.js'
import { roomWords } from '../words/i18n.js'
import { useCommonWords } from '../words/common.js'

const useWords = roomWords('shortcuts', {
  th: {
    title: 'แป้นลัด',
    palette: 'ไปที่หน้าใดก็ได้ หรือหาเรื่อง',
    search: 'ไปที่ช่องค้นหาของหน้านี้',
    help: 'แสดงแป้นลัดเหล่านี้',
    next: 'ไปยังปุ่ม ลิงก์ หรือช่องถัดไป',
    back: 'ย้อนกลับ',
    press: 'กดปุ่มหรือเปิดลิงก์ที่เลือกอยู่',
    leave: 'ปิดหน้าต่างที่เปิดอยู่',
    step: 'ในห้องประชุม: ทำขั้นต่อไป',
  },
  en: {
    title: 'Keyboard shortcuts',
    palette: 'Go to any page, or find a case',
    search: 'Go to the search of this page',
    help: 'Show these shortcuts',
    next: 'To the next button, link or field',
    back: 'And back',
    press: 'Press the button or open the link',
    leave: 'Close what has opened',
    step: 'In a meeting: the next step',
  },
})

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)
const KEYS = [
  ['palette', [isApple ? '⌘' : 'Ctrl', 'K']],
  ['search', ['/']],
  ['help', ['?']],
  ['next', ['Tab']],
  ['back', ['Shift', 'Tab']],
  ['press', ['Enter']],
  ['leave', ['Esc']],
  ['step', ['Alt', 'Enter']],
] as const

/** The keys that mean something. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const say = useWords()
  const common = useCommonWords()
  useFocusBack()
  return (
    <Modal opened onClose={onClose} title={say('title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <Table>
        <Table.Tbody>
          {KEYS.map(([what, keys]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" fw={400}>
                {say(what)}
              </Table.Th>
              <Table.Td ta="right" w="1%" style={{ whiteSpace: 'nowrap' }}>
                {keys.map((key) => (
                  <Kbd key={key} ml={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
