using OxyPlot;

namespace BackupScheduler.Bench.Plots;

/// <summary>Colours that the colour-blind tell apart: Okabe and Ito's.</summary>
internal static class Palette
{
    public static readonly OxyColor Blue = OxyColor.FromRgb(0x00, 0x72, 0xB2);
    public static readonly OxyColor Vermilion = OxyColor.FromRgb(0xD5, 0x5E, 0x00);
    public static readonly OxyColor Green = OxyColor.FromRgb(0x00, 0x9E, 0x73);
    public static readonly OxyColor Orange = OxyColor.FromRgb(0xE6, 0x9F, 0x00);
    public static readonly OxyColor Sky = OxyColor.FromRgb(0x56, 0xB4, 0xE9);
    public static readonly OxyColor Purple = OxyColor.FromRgb(0xCC, 0x79, 0xA7);
}
