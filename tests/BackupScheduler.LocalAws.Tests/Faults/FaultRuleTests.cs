using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Tests.Proxy;
using BackupScheduler.LocalAws.Wire;
using static BackupScheduler.LocalAws.Tests.Faults.FaultFixture;

namespace BackupScheduler.LocalAws.Tests.Faults;

[Collection(nameof(MotoServer))]
public sealed class FaultRuleTests(MotoServer moto)
{
    private static readonly FaultRule Sometimes = new(FaultKind.Throttle, ListTables) { Probability = 0.3 };

    // What is drawn follows from the account too: always the same, and no other test's.
    private readonly AwsPlace _place = new("799999999998", "eu-west-1");

    [Fact]
    public async Task A_rule_holds_for_its_operation_account_region_and_condition_only()
    {
        await using var proxy = await StartAsync(moto, new FaultRule(FaultKind.Refuse, CreateBackup with { Account = _place.Account, Region = _place.Region })
        {
            Where = call => (string?)call.Input["TableName"] == "Refused",
        });
        const string Refused = "400 AccessDeniedException", Passed = "400 TableNotFoundException";

        Assert.Equal(Refused, await proxy.BackUpAsync(_place, "Refused"));
        Assert.Equal(Passed, await proxy.BackUpAsync(_place, "Orders"));
        Assert.Equal(Passed, await proxy.BackUpAsync(_place with { Region = "us-east-1" }, "Refused"));
        Assert.Equal(Passed, await proxy.BackUpAsync(MotoServer.NewPlace(), "Refused"));
        Assert.Equal("200", await proxy.ListTablesAsync(_place));
    }

    [Fact]
    public async Task The_first_calls_may_pass_and_a_rule_retires_after_its_count()
    {
        await using var proxy = await StartAsync(moto, new FaultRule(FaultKind.Reset, ListTables) { Skip = 2, Count = 1 });

        Assert.Equal(["200", "200", "0", "200"], await OutcomesAsync(proxy, 4));
    }

    [Fact]
    public async Task The_same_seed_and_calls_meet_the_same_faults_and_another_seed_others()
    {
        await using var one = await SeededAsync(moto, 7, Sometimes);
        await using var again = await SeededAsync(moto, 7, Sometimes);
        await using var other = await SeededAsync(moto, 8, Sometimes);

        var first = await OutcomesAsync(one, 60);

        Assert.Equal(first, await OutcomesAsync(again, 60));
        Assert.NotEqual(first, await OutcomesAsync(other, 60));
        Assert.InRange(first.Count(outcome => outcome != "200"), 8, 30);
    }

    [Fact]
    public async Task Calls_of_other_operations_accounts_and_regions_change_nothing_for_a_call()
    {
        var everywhere = Sometimes with { Match = new CallMatch() };
        await using var alone = await SeededAsync(moto, 7, everywhere);
        await using var among = await SeededAsync(moto, 7, everywhere);
        var expected = await OutcomesAsync(alone, 20);
        var outcomes = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAll(among.BackUpAsync(_place, "Orders"), among.ListTablesAsync(_place with { Region = "us-east-1" }));
            outcomes.Add(await among.ListTablesAsync(_place));
        }

        Assert.Equal(expected, outcomes);
    }

    [Fact]
    public async Task Parallel_calls_meet_as_many_faults_as_the_same_calls_one_after_the_other()
    {
        await using var one = await SeededAsync(moto, 7, Sometimes);
        await using var parallel = await SeededAsync(moto, 7, Sometimes);

        var expected = await OutcomesAsync(one, 40);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => parallel.ListTablesAsync(_place)));

        Assert.Equal(expected.Order(), outcomes.Order());
    }

    [Fact]
    public async Task Rules_that_look_alike_draw_for_themselves()
    {
        await using var one = await SeededAsync(moto, 7, Sometimes);
        await using var two = await SeededAsync(moto, 7, Sometimes, Sometimes);

        Assert.InRange(Faults(await OutcomesAsync(two, 60)), Faults(await OutcomesAsync(one, 60)) + 1, 59);

        static int Faults(IEnumerable<string> outcomes) => outcomes.Count(outcome => outcome != "200");
    }

    [Fact]
    public async Task Several_faults_can_meet_one_call_and_all_are_logged()
    {
        await using var proxy = await StartAsync(moto,
            new FaultRule(FaultKind.Delay, ListTables) { Time = TimeSpan.FromMilliseconds(1) },
            new FaultRule(FaultKind.Reset, ListTables) { AfterEffect = true },
            new FaultRule(FaultKind.Throttle, ListTables));

        Assert.Equal("0", await proxy.ListTablesAsync(_place));

        Assert.Equal(
            [new InjectedFault(FaultKind.Delay), new InjectedFault(FaultKind.Reset, AnswerLost: true), new InjectedFault(FaultKind.Throttle)],
            Assert.Single(proxy.Proxy.Log.Calls).Faults);
        Assert.Equal([FaultKind.Throttle, FaultKind.Delay, FaultKind.Reset], proxy.Proxy.Log.CountsByFault("ListTables").Keys);
        Assert.Empty(proxy.Proxy.Log.CountsByFault("CreateBackup"));
    }

    [Fact]
    public async Task Faults_that_are_off_let_every_call_pass()
    {
        var faults = new FaultInjection(1, new FaultRule(FaultKind.Refuse, new CallMatch())) { IsOn = false };
        await using var proxy = await ProxyFixture.StartAsync(moto, new AwsProxyOptions { Behaviours = [faults] });

        Assert.Equal("200", await proxy.ListTablesAsync(_place));
        Assert.Empty(proxy.Proxy.Log.CountsByFault());
        faults.IsOn = true;
        Assert.Equal("400 AccessDeniedException", await proxy.ListTablesAsync(_place));
    }

    private async Task<List<string>> OutcomesAsync(ProxyFixture proxy, int calls)
    {
        var outcomes = new List<string>();
        for (var i = 0; i < calls; i++) outcomes.Add(await proxy.ListTablesAsync(_place));
        return outcomes;
    }
}
