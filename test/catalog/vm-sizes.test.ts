import { isVmSize } from '../../lib/catalog/vm-sizes';

/** A size of each kind of name that Azure has. */
const CURRENT = [
  ...['Standard_A1_v2', 'Standard_A2m_v2', 'Standard_B1s', 'Standard_B2ats_v2', 'Standard_D2_v2_Promo'],
  ...['Standard_D2ps_v6', 'Standard_DC4as_cc_v5', 'Standard_DS13-2_v2', 'Standard_E4-2s_v5', 'Standard_FX4mds'],
  ...['Standard_F2as_v6', 'Standard_GS5', 'Standard_HB120rs_v3', 'Standard_HX176rs', 'Standard_L8as_v3'],
  ...['Standard_M8-2ms', 'Standard_M96bds_2_v3', 'Standard_NC24ads_A100_v4', 'Standard_ND96isr_H100_v5'],
  ...['Standard_NP10s', 'Standard_NV6ads_A10_v5'],
];

test.each(CURRENT)('%s is a VM size', (size) => {
  expect(isVmSize(size)).toBe(true);
});

test.each([
  'Standard_H8',
  'Standard_H16mr',
  'Standard_NC6',
  'Standard_NC24r_Promo',
  'Standard_NC6s_v3',
  'Standard_NV12',
])('%s is retired', (size) => {
  expect(isVmSize(size)).toBe(false);
});

test.each(['Standard_Z9', 'Standard_B', 'Standard_B2XXX', 'Standard_B2s_v99', 'Standard_Q2s_v5'])(
  '%s is not a VM size',
  (size) => {
    expect(isVmSize(size)).toBe(false);
  },
);
