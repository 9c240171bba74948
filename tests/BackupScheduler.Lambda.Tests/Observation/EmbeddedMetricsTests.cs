using System.Text.Json;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Lambda.Observation;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Lambda.Tests.Observation;

/// <summary>
/// CloudWatch's embedded metric format: the envelope names a namespace, sets of dimensions and metrics with units; each
/// name is a member of the root, text for a dimension and a number for a metric.
/// </summary>
public sealed class EmbeddedMetricsTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 1, 2, 3, 456, TimeSpan.Zero);
    private static readonly TableScope s_place = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));
    private readonly StringWriter _output = new();
    private readonly EmbeddedMetrics _metrics;

    public EmbeddedMetricsTests() => _metrics = new EmbeddedMetrics(FunctionName.Worker, _output, new FakeTimeProvider(s_now));

    [Fact]
    public void A_line_is_one_valid_object_of_the_format()
    {
        _metrics.Count(Metric.BackedUp, 3, s_place);
        _metrics.Count(Metric.Throttled, scope: s_place);
        var line = Assert.Single(Flush());
        var envelope = line.GetProperty("_aws");
        Assert.Equal(s_now.ToUnixTimeMilliseconds(), envelope.GetProperty("Timestamp").GetInt64());
        var directive = Assert.Single(envelope.GetProperty("CloudWatchMetrics").EnumerateArray());
        Assert.Equal("BackupScheduler", directive.GetProperty("Namespace").GetString());
        Assert.Equal("""[["Function"]]""", directive.GetProperty("Dimensions").GetRawText());
        Assert.Equal(
            """[{"Name":"BackedUp","Unit":"Count"},{"Name":"Throttled","Unit":"Count"}]""", directive.GetProperty("Metrics").GetRawText());
        Assert.Equal((3, 1), (line.GetProperty("BackedUp").GetInt64(), line.GetProperty("Throttled").GetInt64()));
    }

    [Fact]
    public void The_function_is_the_one_dimension_and_account_and_region_are_properties()
    {
        _metrics.Count(Metric.BackedUp, 1, s_place);
        var line = Assert.Single(Flush());
        Assert.Equal(
            ("Worker", "111122223333", "eu-west-1"),
            (line.GetProperty("Function").GetString(), line.GetProperty("Account").GetString(), line.GetProperty("Region").GetString()));
        Assert.Equal(["_aws", "Function", "Account", "Region", "BackedUp"], line.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void What_belongs_to_no_place_says_none()
    {
        _metrics.Count(Metric.AccountsScheduled, 12);
        Assert.Equal(
            ["_aws", "Function", "AccountsScheduled"], Assert.Single(Flush()).EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Each_place_has_a_line_of_its_own_and_counts_add_up()
    {
        var other = s_place with { Region = Region.Parse("us-east-1") };
        foreach (var scope in new[] { s_place, other, s_place }) _metrics.Count(Metric.Pruned, 2, scope);
        Assert.Equal(
            [("eu-west-1", 4), ("us-east-1", 2)],
            Flush().Select(line => (line.GetProperty("Region").GetString()!, line.GetProperty("Pruned").GetInt32())).Order());
    }

    [Fact]
    public void A_count_of_zero_makes_the_metric_appear()
    {
        _metrics.Count(Metric.Missing, 0, s_place);
        Assert.Equal(0, Assert.Single(Flush()).GetProperty("Missing").GetInt32());
    }

    [Fact]
    public void Nothing_is_left_after_it_was_written()
    {
        _metrics.Count(Metric.BackedUp);
        Assert.Single(Flush());
        Assert.Empty(Flush());
        _metrics.Count(Metric.BackedUp);
        Assert.Equal(1, Assert.Single(Flush()).GetProperty("BackedUp").GetInt32());
    }

    [Fact]
    public void Counts_from_many_threads_add_up()
    {
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 1000; i++) _metrics.Count(Metric.BackedUp, 1, s_place);
        });
        Assert.Equal(8000, Assert.Single(Flush()).GetProperty("BackedUp").GetInt32());
    }

    [Fact]
    public void No_metric_has_the_name_of_a_property()
    {
        foreach (var metric in Enum.GetValues<Metric>()) _metrics.Count(metric, 1, s_place);
        var names = Assert.Single(Flush()).EnumerateObject().Select(member => member.Name).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(4 + Enum.GetValues<Metric>().Length, names.Count);
    }

    public void Dispose() => _output.Dispose();

    private List<JsonElement> Flush()
    {
        _output.GetStringBuilder().Clear();
        _metrics.Flush();
        return JsonLines.Read(_output);
    }
}
