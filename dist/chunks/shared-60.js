module.exports=require("../hunkguard.js")("./shared-60.js");
