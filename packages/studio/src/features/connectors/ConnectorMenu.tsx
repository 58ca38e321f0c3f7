import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  BeakerRegular,
  DeleteRegular,
  EditRegular,
  MoreHorizontalRegular,
  OpenRegular,
  PlugConnectedRegular,
} from '@fluentui/react-icons';
import { routeUrl, type ConnectorSummary } from '@connectory/api';
import { useNavigate } from '@tanstack/react-router';
import { texts as common } from '../../common/texts.ts';
import { texts } from './texts.ts';

export function ConnectorMenu(props: {
  readonly connector: ConnectorSummary;
  readonly onDelete: (connector: ConnectorSummary) => void;
}) {
  const navigate = useNavigate();
  const { connector } = props;
  const params = { connectorId: connector.id };
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={common.moreActions(connector.name)}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            icon={<OpenRegular />}
            onClick={() => void navigate({ to: '/connectors/$connectorId', params })}
          >
            {texts.open}
          </MenuItem>
          <MenuItem
            icon={<EditRegular />}
            onClick={() => void navigate({ to: '/connectors/$connectorId/edit', params })}
          >
            {texts.edit}
          </MenuItem>
          <MenuItem
            icon={<BeakerRegular />}
            onClick={() => void navigate({ to: '/connectors/$connectorId/test', params })}
          >
            {texts.test}
          </MenuItem>
          <MenuItem
            icon={<PlugConnectedRegular />}
            onClick={() => void navigate({ to: '/connections', search: { new: connector.id } })}
          >
            {texts.newConnection}
          </MenuItem>
          <MenuItem
            icon={<ArrowDownloadRegular />}
            onClick={() => {
              location.assign(routeUrl('downloadConnector', { id: connector.id }));
            }}
          >
            {texts.download}
          </MenuItem>
          <MenuItem
            icon={<DeleteRegular />}
            onClick={() => {
              props.onDelete(connector);
            }}
          >
            {texts.delete}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
