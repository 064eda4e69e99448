import { Button, Menu } from '@mantine/core'
import type { MenuProps } from './menu-later.js'

/** The menu, which was asked for just now. */
export function MenuOpened({ label, items, onChoose }: MenuProps<string>) {
  return (
    <Menu position="bottom-end" defaultOpened>
      <Menu.Target>
        <Button variant="default">{label}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item key={item.key} onClick={() => onChoose(item.key)}>
            {item.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
