import { NO_PAINT } from '../../../lib/terminal/paint';
import { changesToApprove, judgeChanges, type Change } from '../../../lib/driver/report/change';
import { COMPONENTS } from '../../fixtures/components';
import { printChanges } from '../../../lib/driver/report/print-changes';

const change = (component: Change['component'], type: string, action: Change['action']): Change => ({
  component,
  resource: `${type}.x`,
  type,
  action,
  uncertain: false,
  properties: [],
});

const GATEWAY = change('azure', 'azurerm_virtual_network_gateway', 'replace');
const CONNECTION = change('azure', 'azurerm_virtual_network_gateway_connection', 'update');
const ALARM = change('router', 'AWS::CloudWatch::Alarm', 'update');

describe('the changes of a plan', () => {
  test('come with the destructive ones first, then the disruptive ones, then the rest', () => {
    expect(judgeChanges([ALARM, CONNECTION, GATEWAY]).map(({ type }) => type)).toEqual([
      'azurerm_virtual_network_gateway',
      'azurerm_virtual_network_gateway_connection',
      'AWS::CloudWatch::Alarm',
    ]);
  });

  test('need approval only where they destroy or disrupt something', () => {
    expect(changesToApprove([ALARM, change('azure', 'azurerm_virtual_network_gateway', 'create')])).toEqual([]);
    expect(changesToApprove([GATEWAY])).toHaveLength(1);
  });

  test.each(['replace', 'delete'] as const)('interrupt a spoke whose peering is changed by %s', (action) => {
    expect(changesToApprove([change('azure', 'azurerm_virtual_network_peering', action)])).toMatchObject([
      { effect: { kind: 'interrupts', words: expect.stringContaining('between the VNet and this spoke') } },
    ]);
  });

  test('are printed by component, with the effects of destructive ones', () => {
    const text = printChanges(
      {
        link: 'demo',
        components: [
          { component: COMPONENTS.network, state: { label: 'up to date' } },
          { component: COMPONENTS.azure, state: { label: 'changes pending', changes: [GATEWAY] } },
          { component: COMPONENTS.router, state: { label: 'changes pending', changes: [ALARM] } },
        ],
        changes: judgeChanges([GATEWAY, ALARM]),
        lost: [],
        findings: [],
        unanswered: [],
      },
      NO_PAINT,
    );

    expect(text).toBe(
      [
        'demo',
        '',
        'Destructive or disruptive:',
        '! Azure side, replace azurerm_virtual_network_gateway.x: replaces the VPN gateway; no traffic for about 45 minutes, the time that Azure takes to create a gateway',
        '',
        'AWS network (cdk): up to date',
        '',
        'Azure side (terraform): changes pending (1)',
        '  ± azurerm_virtual_network_gateway.x azurerm_virtual_network_gateway',
        '',
        'AWS router (cdk): changes pending (1)',
        '  ~ AWS::CloudWatch::Alarm.x AWS::CloudWatch::Alarm',
        '',
        '0 to create, 1 to change, 1 to replace, 0 to delete',
      ].join('\n'),
    );
  });

  test('come after what deployed routers have lost', () => {
    const nothing = { link: 'demo', components: [], changes: [], findings: [], unanswered: [] };

    expect(printChanges({ ...nothing, lost: ['router-1: a sentence'] }, NO_PAINT)).toBe(
      [
        'demo',
        '',
        'Lost since the deployment:',
        '! router-1: a sentence',
        '',
        '0 to create, 0 to change, 0 to replace, 0 to delete',
      ].join('\n'),
    );
  });
});
