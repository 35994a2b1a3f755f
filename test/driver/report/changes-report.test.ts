import { NO_PAINT } from '../../../lib/terminal/paint';
import { alarming, judgeChanges, type Change } from '../../../lib/driver/report/change';
import { printPlan } from '../../../lib/driver/report/print-changes';

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
  test('come with what destroys first, then what interrupts, then the rest', () => {
    expect(judgeChanges([ALARM, CONNECTION, GATEWAY]).map(({ type }) => type)).toEqual([
      'azurerm_virtual_network_gateway',
      'azurerm_virtual_network_gateway_connection',
      'AWS::CloudWatch::Alarm',
    ]);
  });

  test('ask for consent only where somebody would notice', () => {
    expect(alarming([ALARM, change('azure', 'azurerm_virtual_network_gateway', 'create')])).toEqual([]);
    expect(alarming([GATEWAY])).toHaveLength(1);
  });

  test('are printed in words, side by side', () => {
    const text = printPlan(
      {
        link: 'demo',
        conditions: {
          network: { kind: 'current' },
          azure: { kind: 'outdated', changes: [GATEWAY] },
          router: { kind: 'outdated', changes: [ALARM] },
        },
        changes: judgeChanges([GATEWAY, ALARM]),
      },
      NO_PAINT,
    );

    expect(text).toBe(
      [
        'demo',
        '',
        'Destroys or interrupts:',
        '! Azure side, replace azurerm_virtual_network_gateway.x: replaces the VPN gateway; no traffic for about 45 minutes, the time that Azure takes for a gateway',
        '',
        'AWS network (cdk): is as the config says',
        '',
        'Azure side (terraform): will be changed',
        '  ± azurerm_virtual_network_gateway.x azurerm_virtual_network_gateway',
        '',
        'AWS router (cdk): will be changed',
        '  ~ AWS::CloudWatch::Alarm.x AWS::CloudWatch::Alarm',
        '',
        '0 to create, 1 to change, 1 to replace, 0 to delete',
      ].join('\n'),
    );
  });
});
