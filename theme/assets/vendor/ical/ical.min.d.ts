// What this site uses of ical.js.

declare class Time {
  static fromDateString(day: string): Time;
  static fromJSDate(date: Date, isUtc: boolean): Time;
}

declare class Property {
  constructor(name: string);
  resetType(type: string): void;
  setValue(value: string | Time): void;
}

declare class Component {
  constructor(name: string);
  addProperty(property: Property): void;
  addPropertyWithValue(name: string, value: string | Time): void;
  addSubcomponent(component: Component): void;
  toString(): string;
}

declare const ICAL: {
  foldLength: number;
  Component: typeof Component;
  Property: typeof Property;
  Time: typeof Time;
};

export default ICAL;
