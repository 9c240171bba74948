using BackupScheduler.Core.Failures;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>Always the number that it is set to.</summary>
internal sealed class FakeJitter : IJitter
{
    public double Value { get; set; } = 0.5;

    public double Next() => Value;
}
