using System.Globalization;
using System.Text.RegularExpressions;
using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Invocations;

namespace BackupScheduler.Simulation.Tests.Lambda;

/// <summary>What is simulated unless something else is asked for is what is deployed.</summary>
public sealed class TemplateTests
{
    private static readonly Scenario s_usual = new();
    private static readonly string s_template = File.ReadAllText(Find("cloudformation/management.yaml"));

    [Fact]
    public void The_functions_have_the_memory_and_time_of_the_template()
    {
        Assert.Equal(Number("ScheduleAccounts", "MemorySize"), s_usual.Lambda.ScheduleAccountsMemory);
        Assert.Equal(Number("ScheduleTables", "MemorySize"), s_usual.Lambda.ScheduleTablesMemory);
        Assert.Equal(Number("Worker", "MemorySize"), s_usual.Lambda.WorkerMemory);
        Assert.Equal(Number("ScheduleAccounts", "Timeout"), s_usual.Lambda.ScheduleAccountsTimeout.TotalSeconds);
        Assert.Equal(Number("ScheduleTables", "Timeout"), s_usual.AccountSource.Timeout.TotalSeconds);
        Assert.Equal(Number("Worker", "Timeout"), s_usual.TableSource.Timeout.TotalSeconds);
    }

    [Fact]
    public void The_event_sources_are_those_of_the_template()
    {
        AssertSource("AccountQueueSource", s_usual.AccountSource);
        AssertSource("TableQueueSource", s_usual.TableSource);
    }

    [Theory]
    [InlineData("AccountQueue", WorkQueue.Accounts)]
    [InlineData("TableQueue", WorkQueue.Tables)]
    public void The_queues_are_those_of_the_template(string resource, WorkQueue queue)
    {
        Assert.Equal(Number(resource, "VisibilityTimeout"), s_usual.Queues.VisibilityTimeouts.GetValueOrDefault(queue, s_usual.Queues.VisibilityTimeout).TotalSeconds);
        Assert.Equal(Number(resource, "maxReceiveCount"), s_usual.Queues.MaxReceiveCount);
    }

    private static void AssertSource(string resource, EventSourceOptions source) => Assert.Equal(
        (Number(resource, "BatchSize"), Number(resource, "MaximumBatchingWindowInSeconds"), Number(resource, "MaximumConcurrency")),
        (source.BatchSize, (int)source.BatchingWindow.TotalSeconds, source.MaximumConcurrency));

    private static int Number(string resource, string property)
    {
        var begin = s_template.IndexOf($"\n  {resource}:\n", StringComparison.Ordinal);
        Assert.True(begin > 0, $"the template has no {resource}");
        var body = Regex.Match(s_template[(begin + 1)..], @"\A  \w+:\n(?:(?:    .*)?\n)*").Value;
        return int.Parse(Regex.Match(body, $@"\b{property}: (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, file))) return Path.Combine(folder.FullName, file);
        throw new FileNotFoundException(file);
    }
}
