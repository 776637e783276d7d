module.exports=require("../hunkguard.js")("./shared-71.js");
