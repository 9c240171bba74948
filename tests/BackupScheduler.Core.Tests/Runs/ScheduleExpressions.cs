namespace BackupScheduler.Core.Tests.Runs;

/// <summary>Expressions, good and bad.</summary>
internal static class ScheduleExpressions
{
    public static readonly string[] Cron =
    [
        "cron(0 1 * * ? *)", "cron(0 10 * * ? *)", "cron(15 12 * * ? *)", "cron(0 18 ? * MON-FRI *)", "cron(0 8 1 * ? *)",
        "cron(0/10 * ? * MON-FRI *)", "cron(0/5 8-17 ? * MON-FRI *)", "cron(0/30 20-23,0-2 ? * MON-FRI *)", "cron(*/15 * * * ? *)",
        "cron(5/20 3 * * ? *)", "cron(10-30/5 3 * * ? *)", "cron(0,30 6,18 * * ? *)", "cron(59 23 31 12 ? *)", "cron(0 0 29 2 ? *)",
        "cron(0 0 30 * ? *)", "cron(0 0 31 * ? *)", "cron(0 0 1,15,31 * ? *)", "cron(0 0 28-31 FEB ? *)", "cron(0 0 1/7 * ? *)",
        "cron(0 0 L * ? *)", "cron(0 0 L 2 ? *)", "cron(0 0 L-3 * ? *)", "cron(0 0 LW * ? *)", "cron(0 0 1W * ? *)", "cron(0 0 15W * ? *)",
        "cron(0 0 28W * ? *)", "cron(0 0 ? * 1 *)", "cron(0 0 ? * 7 *)", "cron(0 0 ? * SUN *)", "cron(0 0 ? * sat *)", "cron(0 0 ? * 2-6 *)",
        "cron(0 0 ? * MON,WED,FRI *)", "cron(0 0 ? * FRI-MON *)", "cron(0 0 ? * 6-2 *)", "cron(0 0 ? * L *)", "cron(0 0 ? * 6L *)",
        "cron(0 0 ? * FRIL *)", "cron(0 0 ? * 1L 2027)", "cron(0 0 ? * 3#2 *)", "cron(0 0 ? * TUE#2 *)", "cron(0 0 ? * 6#5 *)",
        "cron(0 0 ? * 1#1 2027-2028)", "cron(0 0 ? JAN,JUL 2#1 *)", "cron(0 0 1 JAN ? *)", "cron(0 0 1 1/3 ? *)", "cron(0 0 1 */2 ? *)",
        "cron(0 0 1 NOV-FEB ? *)", "cron(0 22-2 * * ? *)", "cron(50-10/5 * * * ? *)", "cron(0 0 1 1 ? 2027)", "cron(0 0 1 1 ? 2027,2030)",
        "cron(0 0 1 1 ? 2027-2029)", "cron(0 0 1 1 ? 2024/4)", "cron(0 0 1 1 ? */10)", "cron(0 0 29 2 ? 2097-2105)", "cron(0 0 30 2 ? 2027)",
        "cron(0 0 * * ? 2020)", "cron(0  1   *  * ? *)", "cron(00 01 01 01 ? 2027)", "cron(0 0 ? * * *)", "cron(0 0 ? 2 1-7/2 *)",
    ];

    private static readonly string[] Others =
    [
        "rate(1 minute)", "rate(5 minutes)", "rate(1 hour)", "rate(24 hours)", "rate(1 day)", "rate(7 days)", "rate(36500 days)",
        "rate(0 hours)", "rate(-1 hours)", "rate(+2 hours)", "rate(1 hours)", "rate(2 hour)", "rate(1 days)", "rate(1.5 hours)", "rate(24hours)",
        "rate(24  hours)", "rate( 24 hours )", "rate(24 Hours)", "rate(2 weeks)", "rate(36501 days)", "rate(99999999999 days)", "rate()",
        "rate(24 hours", "Rate(24 hours)", " rate(24 hours)", "24 hours", "", "daily", "at(2026-11-22T01:00:00)", "at()",
        "cron()", "cron(0 1 * * ?)", "cron(0 0 1 * * ? *)", "cron(0 1 * * * *)", "cron(0 1 ? * ? *)", "cron(0 1 1 * MON *)",
        "cron(60 1 * * ? *)", "cron(-1 1 * * ? *)", "cron(0 24 * * ? *)", "cron(0 1 0 * ? *)", "cron(0 1 32 * ? *)", "cron(0 1 * 0 ? *)",
        "cron(0 1 * 13 ? *)", "cron(0 1 ? * 0 *)", "cron(0 1 ? * 8 *)", "cron(0 1 * * ? 1969)", "cron(0 1 * * ? 2200)", "cron(0 1 * JANUARY ? *)",
        "cron(0 1 ? * MONDAY *)", "cron(0 1 ? * 2#0 *)", "cron(0 1 ? * 2#6 *)", "cron(0 1 ? * 2#1,6#3 *)", "cron(0 1 ? * 5#2L *)",
        "cron(0 1 L,15 * ? *)", "cron(0 1 1,15W * ? *)", "cron(0 1 W * ? *)", "cron(0 1 0W * ? *)", "cron(0 1 L-31 * ? *)", "cron(0 1 ? * MON,6L *)",
        "cron(0 1 * * ? 2030-2027)", "cron(0 1 * * ? JAN)", "cron(? 1 * * ? *)", "cron(0 L * * ? *)", "cron(0/0 1 * * ? *)", "cron(0/61 1 * * ? *)", "cron(/5 1 * * ? *)",
        "cron(5/ 1 * * ? *)", "cron(1/2/3 1 * * ? *)", "cron(1-2-3 1 * * ? *)", "cron(5- 1 * * ? *)", "cron(-5 1 * * ? *)", "cron(, 1 * * ? *)",
        "cron(1,,2 1 * * ? *)", "cron(1, 1 * * ? *)", "cron(** 1 * * ? *)", "cron(0 1 * * ? *)x", "cron(0 1 * * ? *))", "cron(0\n1 * * ? *)",
        "CRON(0 1 * * ? *)", "0 1 * * ? *", "@daily",
    ];

    public static string[] Table => [.. Cron, .. Others];
}
