import {
  IconBuilding,
  IconBuildingStore,
  IconConfetti,
  type Icon,
  IconFileText,
  IconMail,
  IconMessage,
  IconPhone,
  IconPlayerPlay,
  IconToolsKitchen2,
  IconUsers,
} from '@tabler/icons-react';
import type { ActivityKind } from '../../../../shared/domain/customers';

export const ACTIVITY_ICONS: Record<ActivityKind, Icon> = {
  call: IconPhone,
  email: IconMail,
  'material-sent': IconFileText,
  meeting: IconUsers,
  'office-visit': IconBuilding,
  meal: IconToolsKitchen2,
  demo: IconPlayerPlay,
  'trade-show': IconConfetti,
  'store-visit': IconBuildingStore,
  negotiation: IconMessage,
};
