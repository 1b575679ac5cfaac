using Fluid.Values;

namespace FeedMonitor.Channels.Formatting;

/// <summary>What a message may have and this one lacks. Nil would not do: to Fluid that is the same as a name that is unknown.</summary>
internal sealed class Missing : FluidValue
{
    public static Missing Value { get; } = new();

    public override FluidValues Type => FluidValues.Empty;

    public override bool Equals(FluidValue? other) => other is Missing or NilValue;

    public override bool ToBooleanValue() => false;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => "";

    public override object ToObjectValue() => "";
}
