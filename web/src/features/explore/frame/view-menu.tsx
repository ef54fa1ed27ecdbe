import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components'
import { TableSettings20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../../components/item-grid/types.ts'
import type { View } from '../items/use-view.ts'
import type { Row } from '../source.ts'

interface ViewMenuProps<R extends Row> {
  columns: Column<R>[]
  view: View<R>
}

/** How the list looks: close rows or not, and which columns. */
export const ViewMenu = <R extends Row>({ columns, view }: ViewMenuProps<R>) => {
  const { t } = useTranslation()
  const choosable = columns.filter(({ optional }) => optional)
  return (
    <Menu
      persistOnItemClick
      checkedValues={{ density: [view.density], columns: view.shown.map(({ id }) => id) }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        if (name === 'columns') view.show(checkedItems)
        else view.setDensity(checkedItems[0] === 'compact' ? 'compact' : 'roomy')
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={t('view.action')} relationship="label">
          <Button appearance="subtle" icon={<TableSettings20Regular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t('view.rows')}</MenuGroupHeader>
            <MenuItemRadio name="density" value="roomy">
              {t('view.roomy')}
            </MenuItemRadio>
            <MenuItemRadio name="density" value="compact">
              {t('view.compact')}
            </MenuItemRadio>
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('view.columns')}</MenuGroupHeader>
            {choosable.map(({ id, label }) => (
              <MenuItemCheckbox key={id} name="columns" value={id}>
                {label}
              </MenuItemCheckbox>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
