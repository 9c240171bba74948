using System.Globalization;
using System.Text;
using BackupScheduler.Core.Retention;

namespace BackupScheduler.Core.Tests.Retention;

/// <summary>One readable table per policy: what it makes of two years of backups.</summary>
public sealed class RetentionGoldenTests
{
    [Theory]
    [InlineData("keep-last-30", "30")]
    [InlineData("keep-last-5", "5")]
    [InlineData("keep-within-a-week", """{"keepWithin":"P7D"}""")]
    [InlineData("daily-7", """{"daily":7}""")]
    [InlineData("weekly-8", """{"weekly":8}""")]
    [InlineData("monthly-12", """{"monthly":12}""")]
    [InlineData("yearly-3", """{"yearly":3}""")]
    [InlineData("generations", """{"keepLast":3,"keepWithin":"P2D","daily":7,"weekly":4,"monthly":12,"yearly":3}""")]
    [InlineData("overrides", """{"keepLast":30,"overrides":[{"tables":"*/eu-west-1/Users","keepLast":1},{"tables":"*","weekly":3}]}""")]
    public void A_policy_decides_over_two_years_as_its_file_says(string name, string policy) =>
        Check(name, policy, new RetentionContext(Situation.Scope, TwoYears.Run, TwoYears.Naming));

    [Theory]
    [InlineData("orphans-kept-60-days", 60)]
    [InlineData("orphans-kept-30-days", 30)]
    public void Orphans_live_as_long_as_their_file_says(string name, int days) =>
        Check(name, "90", new RetentionContext(
            Situation.Scope, TwoYears.Run, TwoYears.Naming, TwoYears.Listed, TimeSpan.FromDays(days)));

    private static void Check(string name, string policyText, RetentionContext context)
    {
        var policy = RetentionPolicy.Parse(policyText);
        var decisions = RetentionPolicy.Apply(TwoYears.Backups, policy, context, TwoYears.Now);
        Golden.Check($"Retention/Golden/{name}.golden.txt", Table(policy, decisions));
    }

    private static string Table(RetentionPolicy policy, IReadOnlyList<RetentionDecision> decisions)
    {
        var text = new StringBuilder($"policy {policy}\nrun    {TwoYears.Run}\n");
        foreach (var verdict in Enum.GetValues<RetentionVerdict>())
            text.Append(CultureInfo.InvariantCulture, $"{verdict,-6} {decisions.Count(decision => decision.Verdict == verdict)}\n");
        text.Append("\ntable   id        created           name                               verdict  why\n");
        foreach (var decision in decisions.OrderBy(decision => decision.Backup.Table).ThenByDescending(decision => decision.Backup.CreatedAt))
            text.Append(Line(decision)).Append('\n');
        return text.ToString();
    }

    private static string Line(RetentionDecision decision)
    {
        var backup = decision.Backup;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{backup.Table,-7} {backup.TableId,-9} {backup.CreatedAt:yyyy-MM-dd HH:mm}  {backup.Name,-34} {decision.Verdict,-7}  {decision.Why}");
    }
}
