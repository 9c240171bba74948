using BackupScheduler.Aws.Scratch;

namespace BackupScheduler.Cli.Trials;

/// <summary>The scratch table: a few items, nobody's data.</summary>
internal sealed class TrialTable(TrialWorld world, TrialNames names, Journal journal)
{
    public const int Items = 3;

    private readonly ScratchTables _tables = world.Setup.Tables(world.Scope);
    private readonly Waiting _waiting = new(world.Time, journal);

    public Making Making { get; } = new();

    /// <summary>Its point-in-time recovery, for the export.</summary>
    public Making Recovery { get; } = new();

    public Task<bool> MakeAsync(CancellationToken cancellation) => journal.StepAsync("make the scratch table", async () =>
    {
        var arn = await Making.RunAsync(() => _tables.CreateAsync(names.Table, cancellation));
        if (arn != names.TableArn) throw new TrialException($"its ARN is {arn}, expected {names.TableArn}: other credentials than the account's?");
        var after = await _waiting.UntilAsync(
            "the table ACTIVE", async () => await _tables.FindStatusAsync(names.Table, cancellation) == "ACTIVE", world.Pace.Look, world.Pace.Usual, cancellation);
        for (var i = 1; i <= Items; i++) await _tables.PutAsync(names.Table, $"item-{i}", cancellation);
        journal.Learn(FormattableString.Invariant($"A new table was ACTIVE {after.TotalSeconds:0.0} s after CreateTable."));
        return $"{Items} items";
    });
}
