using BackupScheduler.Templates.Tests.Policies.Evaluation;
using BackupScheduler.Templates.Tests.Policies.Simulator;

namespace BackupScheduler.Templates.Tests.Policies;

/// <summary>The table of who may and who may not, judged by the evaluator of ours and by a simulator that is not.</summary>
public sealed class AccessTests(SimulatorVerdicts simulator) : IClassFixture<SimulatorVerdicts>
{
    public static TheoryData<string> Parts => new(AccessTable.Parts.Keys);

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_policies_say_what_the_table_says(string part) => Findings.None(
        from row in AccessTable.Parts[part]
        let verdict = AccessEvaluator.Judge(row.ToRequest())
        where row.IsAllowed != (verdict == Verdict.Allowed)
        select $"{row.Name}: {verdict}");

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_simulator_says_the_same(string part) => Findings.None(
        from row in AccessTable.Parts[part]
        let ours = AccessEvaluator.Judge(row.ToRequest())
        where ours != simulator[row.Name]
        select $"{row.Name}: {ours}, the simulator: {simulator[row.Name]}");

    [Theory]
    [MemberData(nameof(Parts))]
    public void No_row_rests_on_a_key_that_its_action_never_carries(string part) => Findings.None(
        from row in AccessTable.Parts[part]
        from key in simulator.IgnoredIn(row.Name)
        select $"{row.Name}: {key}");

    [Fact]
    public void Every_row_asks_something_else() =>
        Findings.None(AccessTable.Rows.GroupBy(row => row.Name).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Every_part_of_the_table_has_both_kinds_of_rows() =>
        Assert.All(AccessTable.Parts.Values, rows => Assert.Equal(2, rows.Select(row => row.IsAllowed).Distinct().Count()));
}
